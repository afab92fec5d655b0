type SimulatorEvent =
  | { readonly kind: 'phone'; readonly openid: string }
  | { readonly kind: 'phones' }
  | { readonly kind: 'wecom' }
  | { readonly kind: 'log' }
  | { readonly kind: 'faults' }
  | { readonly kind: 'settings' };

/** Tells the open pages what has changed. */
export interface EventBus {
  emit(event: SimulatorEvent): void;
  subscribe(listener: (event: SimulatorEvent) => void): () => void;
}

export function createEventBus(): EventBus {
  const listeners = new Set<(event: SimulatorEvent) => void>();
  return {
    emit: (event) => listeners.forEach((listener) => listener(event)),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
