// What specs of Angular begin with: it comes before all else of Angular, which the compiler links when it is loaded.
import '@angular/compiler';
import { provideZoneChangeDetection, provideZonelessChangeDetection } from '@angular/core';
import type { EnvironmentProviders, Provider } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { BrowserTestingModule, platformBrowserTesting } from '@angular/platform-browser/testing';

TestBed.initTestEnvironment(BrowserTestingModule, platformBrowserTesting());

/** Whether the page has zone.js: `npm run test:zone` runs the specs once more so. */
export const isZoned: boolean = 'Zone' in globalThis;

/** What makes Angular look for changes: zone.js where there is one. */
export function provideChangeDetection(): EnvironmentProviders {
  return isZoned ? provideZoneChangeDetection() : provideZonelessChangeDetection();
}

/** Makes an injector of the application. */
export function setUp(...providers: (Provider | EnvironmentProviders)[]): TestBed {
  return TestBed.configureTestingModule({ providers: [provideChangeDetection(), ...providers] });
}
