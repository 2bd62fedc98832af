// The specs of the example that run in a page, with Angular's TestBed.
import './jasmineGlobals.js';
import './testEnvironment.js';

import './describeProblem.js';
import './jobComponent.js';
import './jobsComponent.js';
import './jobsService.js';
import './secondsToNext.js';
