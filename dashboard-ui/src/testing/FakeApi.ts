import { vi } from 'vitest'

import { alert, alertStats, noEvents, page, serviceLevels, session } from './samples'

type Call = { method: string; path: string; query: URLSearchParams; headers: Headers; body: unknown }
type Answer = unknown
type Responder = (call: Call) => Answer

/** An answer that never comes. */
export const silence = () => new Promise<never>(() => undefined)

/** An answer that is not a success. */
export class Refusal {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly message = code,
    readonly errors: { field: string; message: string }[] = [],
  ) {}
}

/** An answer without content. */
export const nothing = new Response(null, { status: 204 })

/** An answer of lines that the test writes piece by piece. */
export class Lines {
  private pen!: ReadableStreamDefaultController<Uint8Array>
  private readonly stream = new ReadableStream<Uint8Array>({
    start: (controller) => {
      this.pen = controller
    },
  })

  write(...lines: object[]): this {
    return this.type(lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
  }

  type(text: string): this {
    this.pen.enqueue(new TextEncoder().encode(text))
    return this
  }

  end(): this {
    this.pen.close()
    return this
  }

  breakOff(): this {
    this.pen.error(new TypeError('network error'))
    return this
  }

  response(): Response {
    return new Response(this.stream, { headers: { 'Content-Type': 'application/x-ndjson' } })
  }
}

/** The platform as `fetch` sees it: answers in the envelope, and remembers what it was asked. */
export class FakeApi {
  readonly calls: Call[] = []
  private readonly responders = new Map<string, Responder>()

  constructor() {
    this.on('GET /api/v1/session', () => session('analyst'))
    this.on('GET /api/v1/alerts', () => page(alert(1)))
    this.on('GET /api/v1/alerts/stats', () => alertStats())
    this.on('GET /api/v1/alerts/views', () => [])
    this.on('GET /api/v1/incidents', () => page())
    this.on('GET /api/v1/sla', () => serviceLevels())
    this.on('GET /api/v1/silences', () => page())
    this.on('GET /api/v1/notifications/channels', () => [])
    this.on('GET /api/v1/notifications/routes', () => [])
    this.on('GET /api/v1/notifications/groups', () => [])
    this.on('GET /api/v1/notifications/deliveries', () => page())
    this.on('GET /api/v1/events', () => page())
    this.on('GET /api/v1/events/stats', () => noEvents)
    this.on('GET /api/v1/audit', () => page())
    vi.stubGlobal('fetch', (url: string, init: RequestInit = {}) =>
      this.answer(url, init),
    )
  }

  /** Answers a method and path from now on. */
  on(request: string, responder: Responder): this {
    this.responders.set(request, responder)
    return this
  }

  callsOf(request: string): Call[] {
    return this.calls.filter(({ method, path }) => `${method} ${path}` === request)
  }

  private async answer(url: string, init: RequestInit): Promise<Response> {
    const { pathname: path, searchParams: query } = new URL(url, location.origin)
    const method = init.method ?? 'GET'
    const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : undefined
    const call = { method, path, query, headers: new Headers(init.headers), body }
    this.calls.push(call)
    const responder = this.responders.get(`${method} ${path}`)
    const answer = responder ? await responder(call) : new Refusal(404, 'not_found')
    if (answer instanceof Lines) return answer.response()
    if (answer instanceof Response) return answer
    return answer instanceof Refusal ? refused(answer) : succeeded(answer)
  }
}

function succeeded(data: Answer): Response {
  return Response.json({ status: 'success', message: 'ok', data })
}

function refused({ status, code, message, errors }: Refusal): Response {
  return Response.json(
    { status: 'error', code, message, errors, data: {}, trace_id: 'trace-1' },
    { status },
  )
}
