import { FakeApi } from './FakeApi'
import { aSilence, page } from './samples'

/** A platform with one silence, which would have hidden nothing. */
export class SilenceApi extends FakeApi {
  constructor() {
    super()
    this.on('GET /api/v1/silences', () => page(aSilence()))
    this.on(`GET /api/v1/silences/${aSilence().id}`, () => aSilence())
    this.on('POST /api/v1/silences/preview', () => page())
  }
}
