//! Where the words between the steps of a found phrase stand.

use std::collections::HashSet;

use crate::lexicon::Step;
use crate::sentence::{Search, Sentence, Spans};
use crate::tokens::Span;

impl Sentence<'_> {
    /// Returns where the words between the steps of a found phrase stand, those inside
    /// its classes too, and those of an anaphor.
    pub fn gaps(&mut self, head: &[Step], span: Span) -> Search<Vec<Span>> {
        if span.1 - span.0 == head.len() && self.standing.is_empty() {
            return Ok(Vec::new()); // a token a step
        }
        let mut gaps = Vec::new();
        self.gaps_of(head, span, &mut gaps)?;
        gaps.retain(|&(first, after)| first < after);
        Ok(gaps)
    }

    fn gaps_of(&mut self, steps: &[Step], span: Span, gaps: &mut Vec<Span>) -> Search<()> {
        if self.standing.is_empty() && steps.iter().all(|step| step.gap == 0) {
            let mut is_plain = true;
            for step in steps {
                is_plain &= self.table.lexicon.group(step.group)?.sequences.is_empty();
            }
            if is_plain {
                return Ok(());
            }
        }
        let mut occurrences = Vec::new();
        for step in steps {
            occurrences.push(self.occurrences(step.group)?);
        }
        let mut failed = HashSet::new();
        let mut aligned = Vec::new();
        self.align(steps, &occurrences, span.0, span.1, &mut failed, &mut aligned);
        let mut at = span.0;
        for (step, &stands) in steps.iter().zip(&aligned) {
            gaps.push((at, stands.0));
            self.gaps_inside(step.group, stands, gaps)?;
            if self.standing.contains(&step.group) {
                gaps.push(stands);
            }
            at = stands.1;
        }
        Ok(())
    }

    fn gaps_inside(&mut self, number: u32, span: Span, gaps: &mut Vec<Span>) -> Search<()> {
        let group = self.table.lexicon.group(number)?;
        if group.sequences.is_empty() || self.literal_spans(&group).contains(&span) {
            return Ok(());
        }
        for sequence in &group.sequences {
            if self.is_worth_trying(sequence) && self.find(sequence)?.contains(&span) {
                return self.gaps_of(sequence, span, gaps);
            }
        }
        Ok(())
    }

    /// Fills `aligned` with where each step stands when the steps fill `at` to `after`;
    /// `failed` keeps from which step and token no alignment goes on.
    fn align(
        &self,
        steps: &[Step],
        occurrences: &[Spans],
        at: usize,
        after: usize,
        failed: &mut HashSet<(usize, usize)>,
        aligned: &mut Vec<Span>,
    ) -> bool {
        let step = aligned.len();
        let Some(&Step { gap, .. }) = steps.get(step) else {
            return at == after;
        };
        for &(first, end) in &*occurrences[step] {
            if first < at || end > after || (gap == 0 && first != at) {
                continue;
            }
            if gap > 0 && self.words_before[first] - self.words_before[at] > gap as usize {
                break;
            }
            if failed.contains(&(step + 1, end)) {
                continue;
            }
            aligned.push((first, end));
            if self.align(steps, occurrences, end, after, failed, aligned) {
                return true;
            }
            aligned.pop();
        }
        failed.insert((step, at));
        false
    }
}
