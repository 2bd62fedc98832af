import type { HttpInterceptorFn } from '@angular/common/http';

/** Tells the server who asks: every attempt of every poll passes here, as any request of `HttpClient` does. */
export const clientInterceptor: HttpInterceptorFn = (request, next) =>
  next(request.clone({ setHeaders: { 'x-client': 'jobs-page' } }));
