// Installs and unpacks the browser below the folder named first, once per version, and leaves its path in browser.path.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { join, resolve } from "node:path";

const folder = resolve(process.argv[2]);
const stamp = join(folder, "lock.sha256");
const wanted = createHash("sha256").update(readFileSync("package-lock.json")).update(process.version).digest("hex");

if (process.env.THREAT_MONITOR_BROWSER) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "browser.path"), process.env.THREAT_MONITOR_BROWSER);
} else if (!existsSync(stamp) || readFileSync(stamp, "utf8") !== wanted || !existsSync("node_modules")) {
  execFileSync("npm", ["ci"], { stdio: "inherit" });
  mkdirSync(folder, { recursive: true });
  process.env.TMPDIR = folder;
  const { default: chromium } = await import("@sparticuz/chromium");
  writeFileSync(join(folder, "browser.path"), await chromium.executablePath());
  writeFileSync(stamp, wanted);
}
