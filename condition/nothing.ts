/** What a chain gives from a `?.` on that found nothing. */
export const nothing: unique symbol = Symbol('nothing');
