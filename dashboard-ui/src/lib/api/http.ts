const NO_CONTENT = 204
const NOT_FOUND = 404

/** What the platform answers when a request fails, as an exception. */
export class ApiError extends Error {
  override readonly name = 'ApiError'

  constructor(
    /** The HTTP status, 0 when there was no answer at all. */
    readonly status: number,
    /** A code of the platform's error envelope, or `unreachable`. */
    readonly code: string,
    message: string,
    readonly fields: Readonly<Record<string, string>> = {},
    readonly traceId?: string,
  ) {
    super(message)
  }
}

/** What the service said about single fields of what it was sent, by their names. */
export function fieldsOf(error: Error | null): Readonly<Record<string, string>> {
  return error instanceof ApiError ? error.fields : {}
}

export type QueryParameters = Record<string, string | number | undefined>

/** Fetches the `data` of an envelope. */
export function get<T>(path: string, parameters: QueryParameters = {}, signal?: AbortSignal) {
  return call<T>(withQuery(path, parameters), { signal })
}

/** The same; undefined where there is nothing. */
export async function getIfThere<T>(path: string, parameters: QueryParameters = {}, signal?: AbortSignal) {
  try {
    return await get<T>(path, parameters, signal)
  } catch (error) {
    if (error instanceof ApiError && error.status === NOT_FOUND) return undefined
    throw error
  }
}

/** Changes a part of a resource and returns it as it is afterwards. */
export function patch<T>(path: string, body: unknown) {
  return write<T>('PATCH', path, body)
}

/** Posts, and returns what came of it; with a version, only if the resource is still at it. */
export function create<T>(path: string, body?: unknown, version?: number) {
  return write<T>('POST', path, body, version)
}

/** Replaces a resource, if it is still at that version, and returns it as it is afterwards. */
export function replace<T>(path: string, body: unknown, version?: number) {
  return write<T>('PUT', path, body, version)
}

export async function remove(path: string): Promise<void> {
  await write('DELETE', path)
}

/**
 * Posts, and hands over the lines of JSON of the answer as they come, those of one piece together.
 * An answer that breaks off is no answer: `interrupted`, after the lines that did come.
 */
export async function postForLines<Line>(
  path: string,
  body: unknown,
  onLines: (lines: Line[]) => void,
): Promise<void> {
  const response = await reach(path, {
    method: 'POST',
    headers: {
      // Errors come in the envelope.
      Accept: 'application/x-ndjson, application/json;q=0.5',
      'Content-Type': 'application/json',
      ...csrfHeader(),
    },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw await failure(response)
  let rest = ''
  for await (const piece of piecesOf(response)) {
    const lines = (rest + piece).split('\n')
    rest = lines.pop() ?? ''
    if (lines.length > 0) onLines(lines.map((line) => JSON.parse(line) as Line))
  }
  if (rest !== '') throw interrupted()
}

async function* piecesOf(response: Response): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  const reader = response.body?.getReader()
  for (;;) {
    const read = await reader?.read().catch(() => {
      throw interrupted()
    })
    if (!read || read.done) return
    yield decoder.decode(read.value, { stream: true })
  }
}

export function interrupted(): ApiError {
  return new ApiError(0, 'interrupted', 'The connection broke before the answer was complete.')
}

/** Posts without a body to an endpoint that does not answer in the envelope. */
export async function post(path: string): Promise<void> {
  const response = await reach(path, { method: 'POST', headers: csrfHeader() })
  if (!response.ok) throw await failure(response)
}

function write<T>(method: string, path: string, body?: unknown, version?: number) {
  return call<T>(path, {
    method,
    headers: {
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
      ...(version !== undefined && { 'If-Match': `"${String(version)}"` }),
      ...csrfHeader(),
    },
    body: body === undefined ? undefined : JSON.stringify(body),
  })
}

async function call<T>(url: string, init: RequestInit): Promise<T> {
  const response = await reach(url, init)
  if (!response.ok) throw await failure(response)
  if (response.status === NO_CONTENT) return undefined as T
  const envelope = (await response.json()) as { data: T }
  return envelope.data
}

async function reach(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, {
      ...init,
      headers: { Accept: 'application/json', ...init.headers },
    })
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause
    throw new ApiError(0, 'unreachable', 'The server cannot be reached.')
  }
}

async function failure(response: Response): Promise<ApiError> {
  const body = (await response.json().catch(() => ({}))) as {
    message?: string
    code?: string
    errors?: { field: string; message: string }[]
    trace_id?: string
  }
  return new ApiError(
    response.status,
    body.code ?? 'unexpected_answer',
    body.message ?? `The server answered with status ${String(response.status)}.`,
    Object.fromEntries((body.errors ?? []).map(({ field, message }) => [field, message])),
    body.trace_id,
  )
}

function withQuery(path: string, parameters: QueryParameters): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined && value !== '') query.set(name, String(value))
  }
  return query.size > 0 ? `${path}?${query}` : path
}

/** The gateway puts the token into a cookie that scripts of its own origin can read. */
function csrfHeader(): Record<string, string> {
  const token = /(?:^|;\s*)XSRF-TOKEN=([^;]*)/.exec(document.cookie)?.[1]
  return token ? { 'X-XSRF-TOKEN': decodeURIComponent(token) } : {}
}
