/** What the page asks of the browser around it. */
export const browser = {
  /** Leaves the page for another address of this origin, with everything that is on it. */
  leaveFor(path: string): void {
    location.assign(path)
  },
}
