import type { ComponentChildren } from 'preact';
import type { Employee } from '../api/types';
import { user } from '../session/session';
import { texts } from '../texts';
import { CopyButton } from '../ui/CopyButton';
import { addressLines, mailAddress, telephoneAddress } from './addresses';

/** How to reach a person, as far as it is known and the reader may see it. */
export function Contact({ person }: { person: Employee }) {
  const { panels: common } = texts.value;
  const words = common.person;
  const { phone, email } = person;
  const lines = person.address === undefined ? [] : addressLines(person.address, words);
  const telephone = phone ? telephoneAddress(phone) : null;
  return (
    <section class="part">
      <h3>{words.contact}</h3>
      {!phone && !email && lines.length === 0 ? (
        <p class="small">{user.value === null ? common.signInForContact : common.noContact}</p>
      ) : (
        <dl class="contact">
          {email && <Line label={words.email} copied={email} copyLabel={words.copyEmail}><a href={mailAddress(email)}>{email}</a></Line>}
          {phone && <Line label={words.phone} copied={phone} copyLabel={words.copyPhone}>{telephone === null ? phone : <a href={telephone}>{phone}</a>}</Line>}
          {lines.length > 0 && (
            <Line label={words.office} copied={lines.join('\n')} copyLabel={words.copyAddress}>
              {lines.map((line) => <span key={line} class="address-line">{line}</span>)}
            </Line>
          )}
        </dl>
      )}
    </section>
  );
}

function Line({ label, copied, copyLabel, children }: { label: string; copied: string; copyLabel: string; children: ComponentChildren }) {
  return (
    <div class="contact-line">
      <dt>{label}</dt>
      <dd>{children}</dd>
      <dd class="contact-copy"><CopyButton text={() => copied} label={copyLabel} isSmall /></dd>
    </div>
  );
}
