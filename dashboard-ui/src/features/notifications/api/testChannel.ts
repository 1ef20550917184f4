import { useMutation } from '@tanstack/react-query'

import { create } from '@/lib/api/http'
import type { TestOutcome } from '@/lib/api/types'

import { pathOf } from './keys'

/** Sends a test, and waits for what the receiver answers. */
export function useTestChannel(id: string) {
  return useMutation({ mutationFn: () => create<TestOutcome>(pathOf('channels', id, 'test')) })
}
