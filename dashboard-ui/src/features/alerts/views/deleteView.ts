import { useMutation, useQueryClient } from '@tanstack/react-query'

import { remove } from '@/lib/api/http'

import { viewKeys } from '../api/keys'

export function useDeleteView() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => remove(`/api/v1/alerts/views/${id}`),
    onSettled: () => client.invalidateQueries({ queryKey: viewKeys.all }),
  })
}
