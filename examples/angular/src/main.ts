import { bootstrapApplication } from '@angular/platform-browser';
import { appConfig } from './app.config.js';
import { JobsComponent } from './jobs/jobs.component.js';

bootstrapApplication(JobsComponent, appConfig).catch((error: unknown) => console.error(error));
