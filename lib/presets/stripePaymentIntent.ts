import type { Preset } from './definePreset.js';
import { definePreset } from './definePreset.js';

/** A payment intent of Stripe. Where the customer has to act, the poll ends and says so. */
export const stripePaymentIntent: Preset = /* @__PURE__ */ definePreset({
  id: 'stripe-payment-intent',
  asOf: '2026-11',
  source: 'source',
  version: 'v1',
  status: { method: 'GET', url: '/v1/payment_intents/{id}', path: 'status' },
  pending: ['processing'],
  success: ['succeeded', 'requires_capture'],
  failure: ['requires_payment_method'],
  cancelled: ['canceled'],
  needsAction: ['requires_action', 'requires_confirmation'],
});
