/** Types of `fetch`, by what is declared with DOM and without it: Node declares `RequestInit` alone. */
export type BodyInit = NonNullable<RequestInit['body']>;
export type HeadersInit = NonNullable<RequestInit['headers']>;
export type RequestCredentials = NonNullable<RequestInit['credentials']>;
export type RequestRedirect = NonNullable<RequestInit['redirect']>;
/** Bytes in memory of their own; what that is called depends on the version of the compiler. */
export type Bytes = ReturnType<InstanceType<typeof TextEncoder>['encode']>;
