import { FakeApi } from './FakeApi'
import { channel, group, route } from './samples'

/** A platform that tells somebody: over one channel, by one route, in one group. */
export class NotificationApi extends FakeApi {
  constructor() {
    super()
    this.on('GET /api/v1/notifications/channels', () => [channel()])
    this.on('GET /api/v1/notifications/routes', () => [route()])
    this.on('GET /api/v1/notifications/groups', () => [group()])
  }
}
