import { useMutation, useQueryClient } from '@tanstack/react-query'

import { create, replace } from '@/lib/api/http'
import type { SavedView, ViewEdit } from '@/lib/api/types'

import { viewKeys } from '../api/keys'

/** A view to add, or with an id the one to replace. */
export type ViewToSave = { id?: string; edit: ViewEdit }

function saveView({ id, edit }: ViewToSave) {
  return id
    ? replace<SavedView>(`/api/v1/alerts/views/${id}`, edit)
    : create<SavedView>('/api/v1/alerts/views', edit)
}

export function useSaveView() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: saveView,
    onSuccess: () => client.invalidateQueries({ queryKey: viewKeys.all }),
  })
}
