// HEC_URL=http://host:port HEC_TOKEN=... node send.mjs HOST
// Logs as an application with Splunk's own library would, and prints what the collector answers.
import { Logger } from 'splunk-logging'

const [host] = process.argv.slice(2)
const logger = new Logger({
  url: process.env.HEC_URL,
  token: process.env.HEC_TOKEN,
  maxBatchCount: 0,
})
logger.error = (error) => console.log(error.message)

logger.send({
  message: 'Login failed for kate',
  severity: 'error',
  metadata: { host, source: 'auth', sourcetype: 'httpevent', time: 1790000000.25 },
})
logger.send({
  message: { user: 'kate', tries: 3, 'source.ip': '203.0.113.7' },
  metadata: { host },
})
logger.flush((error, response, body) => {
  console.log(error ? error.message : `${response.statusCode} ${JSON.stringify(body)}`)
})
