import { compileFilter } from 'rxpoll';
import type { FilterPeer } from '../filters.js';

/** Compiled once, called for each answer. */
export const compiled: FilterPeer = (filter) => compileFilter({ body: filter });
