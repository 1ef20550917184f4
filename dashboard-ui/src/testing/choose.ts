import { waitFor, within } from '@testing-library/react'
import type { UserEvent } from '@testing-library/user-event'

/** Chooses an option of a box, once it is there; the options of other boxes may be there as well. */
export async function choose(person: UserEvent, box: HTMLElement, option: string) {
  const options = await optionsOf(person, box)
  await person.click(await options.findByRole('option', { name: option, hidden: true }))
}

/** What a box offers, once it is open. */
export async function optionsOf(person: UserEvent, box: HTMLElement) {
  await person.click(box)
  const list = await waitFor(() => {
    const opened = document.getElementById(box.getAttribute('aria-controls') ?? '')
    if (!opened) throw new Error('The box has not opened')
    return opened
  })
  return within(list)
}
