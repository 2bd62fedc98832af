import { isSecretName } from '../../../lib/mask/isSecretName.js';

describe('isSecretName', () => {
  const secret = [
    ...[
      'token',
      'access_token',
      'accessToken',
      'refresh-token',
      'ACCESS_TOKEN',
      'accesstoken',
      'id_token',
      'token_1',
      'token2',
    ],
    ...[
      'key',
      'api_key',
      'api-key',
      'apiKey',
      'apikey',
      'APIKey',
      'X-Api-Key',
      'x-functions-key',
      'subscription-key',
      'SSHKey',
    ],
    ...['access_key', 'AWSAccessKeyId', 'privateKey', 'secretkeys', 'key.id'],
    ...['sig', 'signature', 'X-Amz-Signature', 'X-Amz-Credential', 'X-Amz-Security-Token', 'oauth_signature'],
    ...['secret', 'secrets', 'client_secret', 'clientSecret', 'code_verifier'],
    ...['password', 'passwords', 'passwd', 'pwd', 'pass', 'user_pass', 'passphrase', 'passcode', 'newPassword'],
    ...['auth', 'oauth_token', 'x-auth', 'authorization', 'Authorization', 'Proxy-Authorization', 'bearer', 'jwt'],
    ...[
      'credential',
      'credentials',
      'cookie',
      'Set-Cookie',
      'session',
      'session_id',
      'sessionId',
      'JSESSIONID',
      'PHPSESSID',
    ],
    ...['sid', 'connect.sid', 'user[token]', 'a.b.secret', '%74oken', 'api%5Fkey', 'api%20key'],
  ];
  for (const name of secret) {
    it(`takes ${name} for a secret`, () => {
      expect(isSecretName(name)).toBeTrue();
    });
  }

  const open = [
    ...['', 'id', 'status', 'page', 'q', 'code', 'state', 'scope', 'user', 'name', 'url', '%', '%zz'],
    ...[
      'author',
      'authors',
      'authority',
      'authenticated',
      'keyboard',
      'keyword',
      'keys',
      'monkey',
      'turnkey',
      'hockey',
    ],
    ...['tokens', 'max_tokens', 'totalTokens', 'tokenizer', 'tokenised'],
    ...[
      'signal',
      'sigma',
      'assignee',
      'design',
      'passed',
      'bypass',
      'compass',
      'passenger',
      'secretary',
      'resident',
      'aside',
    ],
    ...['sessions', 'Content-Type', 'WWW-Authenticate', 'ETag', 'Location'],
  ];
  for (const name of open) {
    it(`takes ${JSON.stringify(name)} for none`, () => {
      expect(isSecretName(name)).toBeFalse();
    });
  }
});
