import { isSecretName } from './isSecretName.js';

/** What stands between the slashes and the last `@` before the host. */
const userInfo = /(^\s*(?:[\\/]{2,}|https?:[\\/]?)|:[\\/]{2,})([^\\/?#]+)@/gi;
/** `name=value` in a query or a fragment, or at the very beginning. A `?` or `;` is part of a value if no `=` follows. */
const parameter = /([?&#;][^?&#;=]+|^[^?&#;=/:]+)=([^?&#;]*(?:[?;][^?&#;=]*(?=[?&#;]|$))*)/g;
/** In an address it is half a login, or the key of an Azure function; elsewhere, the code of an error. */
const code = /^[?&#;]code$/i;

/** Replaces the credentials in an address, absolute or relative, and leaves all the rest as it is written. */
export function replaceSecrets(url: string, replace: (secret: string) => string): string {
  return url
    .replace(userInfo, (_, start: string, secret: string) => `${start}${replace(secret)}@`)
    .replace(parameter, (written, name: string, value: string) =>
      value !== '' && (isSecretName(name) || code.test(name)) ? `${name}=${replace(value)}` : written,
    );
}
