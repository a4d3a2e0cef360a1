/**
 * The visitors of `npm run rush`, in a thread of their own. Each comes at a moment of the ten seconds, opens the front
 * page and the notice, pages on, looks for a school (what they type is one of forty), pages on and loads the notice again.
 * The first two are documents, packed as browsers take them; then the page's own script asks for its data. Answers with
 * [kind, milliseconds, status, bytes] of every request.
 */
import { Agent, request } from 'node:http';
import { parentPort, workerData } from 'node:worker_threads';

const { origin, noticeId, visitors, arriveMs } = workerData;
const SCHOOLS = 40;
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const done = [];

/** One request, read to its end. Not `fetch`: unpacking would take its time from the server that is timed. */
function get(agent, path, headers) {
  return new Promise((resolve, reject) => {
    const sent = request(new URL(path, origin), { agent, headers }, (response) => {
      let bytes = 0;
      response.on('data', (chunk) => (bytes += chunk.length));
      response.on('end', () => resolve({ status: response.statusCode, bytes, headers: response.headers }));
      response.on('error', reject);
    });
    sent.on('error', reject);
    sent.end();
  });
}

async function visit(index) {
  await pause(((index + Math.random()) / visitors) * arriveMs);
  const agent = new Agent({ keepAlive: true, maxSockets: 6 });
  const headers = {
    'accept-encoding': 'gzip, deflate, br',
    'accept-language': index % 10 === 0 ? 'en' : 'zh-CN,zh;q=0.9',
  };
  const ask = async (kind, path, more = {}) => {
    const from = performance.now();
    const answer = await get(agent, path, { ...headers, ...more }).catch(() => ({
      status: 0,
      bytes: 0,
      headers: {},
    }));
    done.push([kind, performance.now() - from, answer.status, answer.bytes]);
    return answer.headers;
  };
  const think = () => pause(300 + Math.random() * 900);
  const at = `/notices/${noticeId}`;
  await ask('front page', '/');
  await think();
  const { etag } = await ask('notice', at);
  await think();
  await ask('page', `${at}.data?page=${2 + (index % 9)}`);
  await think();
  const wanted = encodeURIComponent(`第${index % SCHOOLS}测试学校`);
  await ask('search', `${at}.data?q=${wanted}&unit=`);
  await think();
  await ask('page', `${at}.data?page=${2 + ((index * 7) % 9)}`);
  await think();
  await ask('notice again', at, etag ? { 'if-none-match': etag } : {});
  agent.destroy();
}

await Promise.all(Array.from({ length: visitors }, (_, index) => visit(index)));
parentPort.postMessage(done, []);
