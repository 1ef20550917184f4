import { createContext, useContext } from 'react'

import type { AlertSelection } from './useAlertSelection'

/** The selection that the rows of a table show; none where nothing can be changed. */
export const SelectionContext = createContext<AlertSelection | undefined>(undefined)

export function useSelection(): AlertSelection | undefined {
  return useContext(SelectionContext)
}
