/** A list in the policy: of each item its sentence, folded under it its fields, and buttons to add, move and remove. */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { moved } from '../draft/path.ts';
import { Button } from '../parts/button.tsx';
import { sentence } from '../words.ts';
import { problemIn, useEditor } from './editor.ts';
import { PlaceProblem } from './place-problem.tsx';

interface ItemsProps<Item> {
  /** Place of the list. */
  readonly at: string;
  readonly items: readonly Item[];
  /** One of them: "rule". */
  readonly noun: string;
  readonly summary: (item: Item, index: number) => ComponentChildren;
  readonly fields: (item: Item, at: string, index: number) => ComponentChildren;
  /** A new one, before anything is typed. */
  readonly blank: () => unknown;
  /** Its field that gets the focus first. */
  readonly first: string;
  /** Whether the order counts; the last is then the default, which stays where it is. */
  readonly isOrdered?: boolean;
  /** Fewer there cannot be. */
  readonly least?: number;
}

export function Items<Item>(props: ItemsProps<Item>) {
  const { at, items, noun, summary, fields, blank, first, isOrdered = false, least = 0 } = props;
  const editor = useEditor();
  const { edit, isReadOnly } = editor;
  const [opened, setOpened] = useState<readonly boolean[]>([]);
  const last = items.length - 1;
  // Open items stay open wherever they go.
  const isOpen = items.map((_, index) => opened[index] ?? false);

  const add = () => {
    const index = isOrdered ? last : items.length;
    setOpened([...isOpen.slice(0, index), true, ...isOpen.slice(index)]);
    edit(at, [...items.slice(0, index), blank(), ...items.slice(index)], `${at}[${index}].${first}`);
  };
  const remove = (index: number) => {
    setOpened(isOpen.filter((_, other) => other !== index));
    edit(
      at,
      items.filter((_, other) => other !== index),
      `${at}+`,
    );
  };
  const move = (from: number, to: number, button: string) => {
    setOpened(moved(isOpen, from, to));
    edit(at, moved(items, from, to), `${at}[${to}]${button}`);
  };

  return (
    <div class="items">
      <PlaceProblem at={at} />
      {items.map((item, index) => {
        const place = `${at}[${index}]`;
        const isWrong = problemIn(editor, place) !== undefined;
        const isFixed = isOrdered && index === last;
        return (
          <details
            // Items are named by what is typed into them, and two may be alike: their place is all that tells them apart.
            key={index}
            open={isOpen[index]}
            onToggle={event => {
              const { open } = event.currentTarget;
              setOpened(was => items.map((_, other) => (other === index ? open : (was[other] ?? false))));
            }}
          >
            <summary data-at={place}>
              <span>
                {summary(item, index)}
                {isWrong && <span class="error">Needs a look</span>}
              </span>
            </summary>
            <div class="inside">
              <PlaceProblem at={place} />
              <PlaceProblem at={`${place}.when`} />
              {fields(item, place, index)}
              {!isReadOnly && !isFixed && items.length > least && (
                <div class="buttons">
                  {isOrdered && last > 1 && (
                    <>
                      <Button
                        look="secondary"
                        at={`${place}-up`}
                        isOff={index === 0}
                        onPress={() => move(index, index - 1, '-up')}
                      >
                        Up
                      </Button>
                      <Button
                        look="secondary"
                        at={`${place}-down`}
                        isOff={index === last - 1}
                        onPress={() => move(index, index + 1, '-down')}
                      >
                        Down
                      </Button>
                    </>
                  )}
                  <Button look="secondary" onPress={() => remove(index)}>
                    Remove {noun}
                  </Button>
                </div>
              )}
            </div>
          </details>
        );
      })}
      {!isReadOnly && (
        <Button look="link" at={`${at}+`} onPress={add}>
          {sentence(`add ${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`)}
        </Button>
      )}
    </div>
  );
}
