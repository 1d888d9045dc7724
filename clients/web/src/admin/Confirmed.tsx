import { useState } from 'preact/hooks';
import { Form } from '../ui/Form';

interface ConfirmedProps {
  readonly label: string;
  /** What the second button says. */
  readonly sure: string;
  readonly hint: string;
  readonly onConfirmed: () => Promise<void>;
}

/** Something grave: the first button only asks, the second does it. */
export function Confirmed({ label, sure, hint, onConfirmed }: ConfirmedProps) {
  const [isAsking, setAsking] = useState(false);
  if (!isAsking) {
    return (
      <div class="form">
        <p class="small">{hint}</p>
        <div class="form-buttons"><button type="button" class="quiet-danger" onClick={() => setAsking(true)}>{label}</button></div>
      </div>
    );
  }
  return <Form submit={sure} onSubmit={onConfirmed} onCancel={() => setAsking(false)} isDangerous><p>{hint}</p></Form>;
}
