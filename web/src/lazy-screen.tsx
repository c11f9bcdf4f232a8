import { type ComponentType, lazy, Suspense } from 'react';

/** A screen that is loaded when it is opened first, so that the first screen of all stays small. */
export function lazyScreen<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  const Screen = lazy(async () => ({ default: await load() })) as unknown as ComponentType<P>;
  return (props) => (
    <Suspense fallback={<p className="wide note">Opening …</p>}>
      <Screen {...props} />
    </Suspense>
  );
}
