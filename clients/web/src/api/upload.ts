import { view } from '../address';
import { ApiError, renewSession, type Outage } from './client';

const tooLarge = 413;

/**
 * Sends a file with fields (`multipart/form-data`) and tells how much of it is sent. Not by `fetch`, which tells nothing of that; and once, unless the session had to be renewed: a
 * file of hundreds of megabytes is not sent again by itself.
 */
export async function upload<T>(path: string, file: File, fields: Readonly<Record<string, string>>, onProgress: (share: number) => void, signal: AbortSignal): Promise<T> {
  const form = new FormData();
  // Before the file, so that what is wrong with them is known before it has come.
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set('file', file);
  try {
    return await send<T>(path, form, onProgress, signal);
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 401 || !(await renewSession())) throw error;
    return send<T>(path, form, onProgress, signal);
  }
}

function send<T>(path: string, form: FormData, onProgress: (share: number) => void, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/api/v1/${path}`);
    request.responseType = 'json';
    request.setRequestHeader('Accept-Language', view.peek().language);
    request.setRequestHeader('X-Requested-With', 'OrgChart');
    request.upload.onprogress = ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total);
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) resolve(request.response as T);
      else reject(errorOf(request));
    };
    request.onerror = () => reject(new ApiError(0, 'unanswered' satisfies Outage, ''));
    request.onabort = () => reject(signal.reason);
    signal.addEventListener('abort', () => request.abort(), { once: true });
    // Closed while the session was being renewed.
    if (signal.aborted) reject(signal.reason);
    else request.send(form);
  });
}

function errorOf(request: XMLHttpRequest): ApiError {
  const problem = (request.response ?? {}) as { code?: string; detail?: string; errors?: Record<string, string[]>; traceId?: string };
  const code = problem.code ?? (request.status === tooLarge ? 'request.too_large' : 'unknown');
  return new ApiError(request.status, code, problem.detail ?? '', problem.errors ?? {}, problem.traceId ?? null);
}
