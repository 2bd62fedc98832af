// The browser's half: goes on with the page that the server has rendered.
import '@angular/compiler';
import { provideHttpClient } from '@angular/common/http';
import { provideZonelessChangeDetection } from '@angular/core';
import { bootstrapApplication, provideClientHydration, withNoHttpTransferCache } from '@angular/platform-browser';
import { JobPage } from './jobPage.js';

// Without its cache of requests, for that would hide one that is sent again.
const providers = [
  provideZonelessChangeDetection(),
  provideHttpClient(),
  provideClientHydration(withNoHttpTransferCache()),
];
await bootstrapApplication(JobPage, { providers });
document.documentElement.dataset['state'] = 'bootstrapped';
