import { getFormProps, getInputProps, getSelectProps, getTextareaProps, useForm } from '@conform-to/react';
import type { DefaultValue, FieldMetadata, FormMetadata, SubmissionResult } from '@conform-to/react';
import { Form, useNavigation } from '@remix-run/react';
import type { FormProps } from '@remix-run/react';
import { useEffect, useRef } from 'react';
import type { ComponentProps, ReactNode } from 'react';

import { useT } from '#app/i18n/context.tsx';
import { Button } from '#app/ui/button.tsx';
import { Checkbox } from '#app/ui/checkbox.tsx';
import { ErrorSummary } from '#app/ui/error-summary.tsx';
import { Field } from '#app/ui/field.tsx';
import { NumberInput } from '#app/ui/number-input.tsx';
import { RadioGroup } from '#app/ui/radio-group.tsx';
import { Select } from '#app/ui/select.tsx';
import { TextArea } from '#app/ui/text-area.tsx';
import { TextInput } from '#app/ui/text-input.tsx';
import { useErrorTexts } from './error-text.ts';

/** `constraintsOf(schema)` as a loader hands it over. */
export type FormConstraint = Parameters<typeof useForm<Record<string, unknown>, string[]>>[0]['constraint'];

type Options<T extends Record<string, unknown>> = {
  /** `useActionData()`; errors and what was typed come back through it. */
  lastResult?: SubmissionResult<string[]> | null;
  defaultValue?: DefaultValue<T>;
  /** `constraintsOf(schema)` from the loader: required, lengths and ranges as HTML attributes. */
  constraint?: FormConstraint;
  /** Needed when a page has several forms. */
  id?: string;
};

/** A form that the server validates: conform carries values and errors, pages stay without a validator's weight. */
export function useAppForm<T extends Record<string, unknown>>(options: Options<T>) {
  const { constraint, ...rest } = options;
  return useForm<T, string[]>({
    ...rest,
    constraint: constraint as Parameters<typeof useForm<T, string[]>>[0]['constraint'],
    shouldValidate: 'onSubmit',
  });
}

type AnyForm = FormMetadata<Record<string, unknown>, string[]>;

/** The form element with the summary of its errors on top, focused when the server has refused. */
export function AppForm<T extends Record<string, unknown>>({
  form,
  children,
  ...rest
}: { form: FormMetadata<T, string[]>; children: ReactNode } & Omit<
  FormProps,
  'id' | 'onSubmit' | 'children'
>) {
  return (
    <Form method="post" {...getFormProps(form)} {...rest}>
      <FormErrors form={form as unknown as AnyForm} />
      {children}
    </Form>
  );
}

/** All errors of a form, each with a link to its field. */
export function FormErrors({ form }: { form: AnyForm }) {
  const t = useT();
  const texts = useErrorTexts();
  const box = useRef<HTMLDivElement>(null);
  const errors = Object.entries(form.allErrors).flatMap(([name, list]) =>
    texts(list).map((text) => ({ text, fieldId: name === '' ? undefined : `${form.id}-${name}` })),
  );
  const count = errors.length;
  useEffect(() => {
    if (count > 0) box.current?.focus();
  }, [count]);
  if (count === 0) return null;
  return (
    <div ref={box} tabIndex={-1} className="mb-6 outline-none">
      <ErrorSummary
        title={t('form.summary', { count })}
        errors={errors}
        named={(label, text) => t('form.errorOf', { label, text })}
      />
    </div>
  );
}

type Common = { label: ReactNode; hint?: ReactNode; optional?: boolean; className?: string };
type FieldOf = FieldMetadata<
  string | number | boolean | Date | null | undefined,
  Record<string, unknown>,
  string[]
>;
/** Conform's field metadata is invariant in its value; any scalar field will do here. */
type AnyField = Pick<FieldOf, 'id' | 'name' | 'errors' | 'key'> & object;

function useCommon(field: Pick<AnyField, 'id' | 'errors'>, { label, hint, optional, className }: Common) {
  const t = useT();
  const texts = useErrorTexts();
  return {
    id: field.id,
    label,
    hint,
    className,
    errors: texts(field.errors),
    optional: optional ? t('form.optional') : undefined,
  };
}

/** One line of text, or a date, an address, a password. */
export function TextField({
  field,
  type = 'text',
  label,
  hint,
  optional,
  className,
  ...input
}: Common & {
  field: AnyField;
  type?: 'text' | 'email' | 'password' | 'date' | 'datetime-local' | 'tel' | 'search' | 'url';
} & Omit<ComponentProps<typeof TextInput>, 'type' | 'name' | 'id' | 'key' | 'form'>) {
  const { key, ...props } = getInputProps(field as FieldOf, { type });
  return (
    <Field {...useCommon(field, { label, hint, optional, className })}>
      <TextInput key={key} {...props} {...input} />
    </Field>
  );
}

/** A number, with its unit behind it. */
export function NumberField({
  field,
  label,
  hint,
  optional,
  className,
  ...input
}: Common & { field: AnyField } & Omit<ComponentProps<typeof NumberInput>, 'name' | 'id' | 'key' | 'form'>) {
  const { key, type: _, ...props } = getInputProps(field as FieldOf, { type: 'number' });
  return (
    <Field {...useCommon(field, { label, hint, optional, className })}>
      <NumberInput key={key} {...props} {...input} />
    </Field>
  );
}

/** Several lines of text. */
export function TextAreaField({
  field,
  label,
  hint,
  optional,
  className,
  ...input
}: Common & { field: AnyField } & Omit<ComponentProps<typeof TextArea>, 'name' | 'id' | 'key' | 'form'>) {
  const { key, ...props } = getTextareaProps(field as FieldOf);
  return (
    <Field {...useCommon(field, { label, hint, optional, className })}>
      <TextArea key={key} {...props} {...input} />
    </Field>
  );
}

/** One of a list. */
export function SelectField({
  field,
  label,
  hint,
  optional,
  className,
  ...input
}: Common & { field: AnyField } & Omit<ComponentProps<typeof Select>, 'name' | 'id' | 'key' | 'form'>) {
  const { key, ...props } = getSelectProps(field as FieldOf);
  // Whatever a list is missing, it is a choice and nothing to type.
  const errors = field.errors?.map((error) => (error === 'form.number' ? 'form.choose' : error));
  return (
    <Field {...useCommon({ id: field.id, errors }, { label, hint, optional, className })}>
      <Select key={key} {...props} {...input} />
    </Field>
  );
}

/** Yes or no. */
export function CheckboxField({
  field,
  label,
  hint,
}: {
  field: AnyField;
  label: ReactNode;
  hint?: ReactNode;
}) {
  const texts = useErrorTexts();
  const { key, ...props } = getInputProps(field as FieldOf, { type: 'checkbox' });
  return <Checkbox key={key} {...props} label={label} hint={hint} errors={texts(field.errors)} />;
}

/** One of a few, all in view. */
export function RadioField({
  field,
  legend,
  ...rest
}: { field: AnyField & { initialValue?: unknown }; legend: ReactNode } & Omit<
  ComponentProps<typeof RadioGroup>,
  'name' | 'legend' | 'errors' | 'id'
>) {
  const texts = useErrorTexts();
  return (
    <RadioGroup
      key={field.key}
      id={field.id}
      name={field.name}
      legend={legend}
      errors={texts(field.errors)}
      defaultValue={typeof field.initialValue === 'string' ? field.initialValue : undefined}
      {...rest}
    />
  );
}

/** The button that sends the form; says the verb and shows that it is under way. */
export function SubmitButton({ children, ...rest }: ComponentProps<typeof Button>) {
  const navigation = useNavigation();
  return (
    <Button type="submit" variant="primary" pending={navigation.state === 'submitting'} {...rest}>
      {children}
    </Button>
  );
}
