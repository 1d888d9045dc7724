import type { Department } from '../api/types';
import { fold, wordsIn } from '../ui/fold';

/** The departments whose acronym or whose words begin with what was typed, each of it; those called exactly so come first. */
export function filterDepartments(departments: readonly Department[], text: string): readonly Department[] {
  const sought = wordsIn(text);
  if (sought.length === 0) return departments;
  const typed = fold(text.trim());
  const isCalledSo = (department: Department) => fold(department.acronym ?? '') === typed || fold(department.name) === typed;
  const fitting = departments.filter((department) => {
    const words = wordsIn(`${department.name} ${department.acronym ?? ''}`);
    return sought.every((word) => words.some((candidate) => candidate.startsWith(word)));
  });
  return [...fitting.filter(isCalledSo), ...fitting.filter((department) => !isCalledSo(department))];
}
