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

export type QueryParameters = Record<string, string | number | undefined>

/** Fetches the `data` of an envelope. */
export function get<T>(path: string, parameters: QueryParameters = {}, signal?: AbortSignal) {
  return call<T>(withQuery(path, parameters), { signal })
}

/** Changes a part of a resource and returns it as it is afterwards. */
export function patch<T>(path: string, body: unknown) {
  return call<T>(path, {
    method: 'PATCH',
    headers: { 'Content-Type': 'application/json', ...csrfHeader() },
    body: JSON.stringify(body),
  })
}

/** Posts without a body to an endpoint that does not answer in the envelope. */
export async function post(path: string): Promise<void> {
  const response = await reach(path, { method: 'POST', headers: csrfHeader() })
  if (!response.ok) throw await failure(response)
}

async function call<T>(url: string, init: RequestInit): Promise<T> {
  const response = await reach(url, init)
  if (!response.ok) throw await failure(response)
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
