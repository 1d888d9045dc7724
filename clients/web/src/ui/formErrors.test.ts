import { describe, expect, test, vi } from 'vitest';

vi.mock('../address', () => ({ view: { value: { language: 'en' }, peek: () => ({ language: 'en' }) } }));
const { ApiError } = await import('../api/client');
const { fieldErrorsOf, firstProblem } = await import('./formErrors');
const { en } = await import('../texts/en');
const { fr } = await import('../texts/fr');

describe('a refusal about a field', () => {
  test('is shown beside it when the rule is about one field', () => {
    expect(fieldErrorsOf(new ApiError(409, 'user.email_taken', 'taken'), fr)).toEqual({ email: fr.editing.refusals['user.email_taken'] });
  });

  test('is in the reader’s words where the page has some', () => {
    expect(fieldErrorsOf(new ApiError(400, 'request.invalid', '', { password: ['Too short.'] }), fr)).toEqual({ password: fr.editing.form.wrongFields.password });
  });

  test('else it is in the server’s', () => {
    expect(fieldErrorsOf(new ApiError(400, 'request.invalid', '', { roles: ['A user has at most 40 roles.'] }), en)).toEqual({ roles: 'A user has at most 40 roles.' });
  });

  test('there is none when the network fails', () => {
    expect(fieldErrorsOf(new TypeError('failed'), en)).toEqual({});
  });
});

test('what was typed but not chosen is told from what is missing', () => {
  const fine = { valueMissing: false, customError: false, typeMismatch: false, tooShort: false };
  expect(firstProblem({ ...fine, valueMissing: true }, en, 0)).toBe(en.editing.form.missing);
  expect(firstProblem({ ...fine, customError: true }, en, 0)).toBe(en.editing.form.choose);
  expect(firstProblem({ ...fine, tooShort: true }, en, 15)).toBe('At least 15 characters, please.');
});
