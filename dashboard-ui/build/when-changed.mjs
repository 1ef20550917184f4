// when-changed.mjs STAMP INPUT... -- COMMAND...
// Runs the command unless the inputs and the version of Node are those of its last success.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const GENERATED = join('src', 'lib', 'api', 'generated')

const separator = process.argv.indexOf('--')
const [stamp, ...inputs] = process.argv.slice(2, separator)
const [command, ...options] = process.argv.slice(separator + 1)

const hash = createHash('sha256').update(process.version)
for (const file of inputs.flatMap(files)) hash.update(file).update(readFileSync(file))
const state = hash.digest('hex')

if (existsSync(stamp) && readFileSync(stamp, 'utf8') === state) process.exit(0)

const { status, error } = spawnSync(command, options, { stdio: 'inherit' })
if (error) console.error(`${command} could not be run: ${error.message}`)
if (status !== 0) process.exit(status ?? 1)
mkdirSync(dirname(stamp), { recursive: true })
writeFileSync(stamp, state)

function files(path) {
  if (path === GENERATED) return []
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path)
    .sort()
    .flatMap((name) => files(join(path, name)))
}
