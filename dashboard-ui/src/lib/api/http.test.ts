import { beforeEach, describe, expect, it, vi } from 'vitest'

import { FakeApi, Lines, nothing, Refusal } from '@/testing/FakeApi'

import { ApiError, get, patch, postForLines, remove, replace } from './http'

describe('a call of the API', () => {
  let api: FakeApi

  beforeEach(() => {
    api = new FakeApi()
  })

  it('unwraps the envelope', async () => {
    api.on('GET /thing', () => ({ id: 7 }))
    expect(await get('/thing')).toEqual({ id: 7 })
  })

  it('leaves out parameters that are not set', async () => {
    api.on('GET /thing', () => null)
    await get('/thing', { severity: 'high', status: undefined, source_name: '', limit: 50 })
    expect(String(api.calls[0]?.query)).toBe('severity=high&limit=50')
  })

  it('turns an error envelope into an exception with its code, fields and trace', async () => {
    api.on(
      'PATCH /thing',
      () =>
        new Refusal(400, 'validation_failed', 'One field is wrong.', [
          { field: 'severity', message: 'unknown' },
        ]),
    )
    const error = await patch('/thing', {}).catch((cause: unknown) => cause)
    expect(error).toBeInstanceOf(ApiError)
    expect(error).toMatchObject({
      status: 400,
      code: 'validation_failed',
      message: 'One field is wrong.',
      fields: { severity: 'unknown' },
      traceId: 'trace-1',
    })
  })

  it('has a sentence for answers that are not of the platform', async () => {
    vi.stubGlobal('fetch', () => Promise.resolve(new Response('<html>', { status: 502 })))
    await expect(get('/thing')).rejects.toMatchObject({
      code: 'unexpected_answer',
      message: 'The server answered with status 502.',
    })
  })

  it('has a sentence for no answer at all', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')))
    await expect(get('/thing')).rejects.toMatchObject({ status: 0, code: 'unreachable' })
  })

  it('sends the CSRF token with writes', async () => {
    document.cookie = 'XSRF-TOKEN=a%2Fb'
    api.on('PATCH /thing', () => null)
    await patch('/thing', {})
    expect(api.calls[0]?.headers.get('X-XSRF-TOKEN')).toBe('a/b')
  })

  it('replaces a resource in the version that was seen', async () => {
    api.on('PUT /thing', () => ({ id: 7 }))
    await replace('/thing', { name: 'new' }, 3)
    expect(api.calls[0]?.headers.get('If-Match')).toBe('"3"')
    expect(api.calls[0]?.body).toEqual({ name: 'new' })
  })

  it('needs no content in the answer', async () => {
    api.on('DELETE /thing', () => nothing)
    await expect(remove('/thing')).resolves.toBeUndefined()
  })

  describe('that is answered in lines', () => {
    const collect = (answer: unknown) => {
      api.on('POST /things', () => answer)
      const heard: unknown[] = []
      const end = postForLines('/things', {}, (lines) => heard.push(...lines))
      return { heard, end }
    }

    it('hands each over as it comes, also those that come in pieces', async () => {
      const answer = new Lines().write({ n: 1 }, { n: 2 })
      const { heard, end } = collect(answer)
      await vi.waitFor(() => {
        expect(heard).toEqual([{ n: 1 }, { n: 2 }])
      })
      answer.type('{"n":').type('3}\n').end()
      await end
      expect(heard).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }])
      expect(api.calls[0]?.headers.get('Accept')).toMatch('application/x-ndjson')
    })

    it('says when it breaks off', async () => {
      const answer = new Lines().write({ n: 1 })
      const { heard, end } = collect(answer)
      await vi.waitFor(() => {
        expect(heard).toHaveLength(1)
      })
      answer.breakOff()
      await expect(end).rejects.toMatchObject({ code: 'interrupted' })
    })

    it('says when it ends within a line', async () => {
      const { end } = collect(new Lines().type('{"n":').end())
      await expect(end).rejects.toMatchObject({ code: 'interrupted' })
    })

    it('is refused in the envelope like others', async () => {
      const { end } = collect(new Refusal(400, 'validation_failed', 'One field is wrong.'))
      await expect(end).rejects.toMatchObject({ status: 400, message: 'One field is wrong.' })
    })
  })
})
