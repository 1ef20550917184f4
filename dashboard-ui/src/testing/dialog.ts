import { screen, within } from '@testing-library/react'

/** What is in a drawer or a window, once it is there. */
export async function dialog(name: string) {
  return within(await screen.findByRole('dialog', { name }))
}
