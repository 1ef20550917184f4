// Writes the TypeScript types of each service's API from the committed OpenAPI contracts.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import openapiTS, { astToString } from 'openapi-typescript'

const contracts = new URL('../../docs/api/openapi/', import.meta.url)
const target = new URL('../src/lib/api/generated/', import.meta.url)

await mkdir(target, { recursive: true })
for (const file of (await readdir(contracts)).filter((name) => name.endsWith('.json'))) {
  const types = astToString(await openapiTS(new URL(file, contracts)))
  const path = new URL(file.replace('.json', '.d.ts'), target)
  const written = await readFile(path, 'utf8').catch(() => undefined)
  if (written !== types) await writeFile(path, types)
}
