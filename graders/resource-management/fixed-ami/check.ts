import { defineCheck } from '../../../src/grading/contract.js';
import { at } from '../../../src/grading/queries/blocks.js';
import { imagesIn, literalTexts } from '../../../src/grading/queries/literals.js';

export default defineCheck({
  id: 'resource-management/fixed-ami',
  title: 'A machine image written out by id',
  severity: 'medium',
  kind: 'intrinsic',
  absence: 'allowed',
  reason: 'An image id exists in one region and is withdrawn in time; an invented one never existed.',
  fix: 'Look the image up with data.aws_ami or the public SSM parameter of its publisher.',
  limits: 'The default of a variable is a setting, and no fault.',
  grade({ evidence, report }) {
    for (const { block, attribute, text } of literalTexts(evidence)) {
      const found = imagesIn(text);
      if (found.length > 0)
        report.fail(at(block, attribute.path), `The image ${found.join(', ')} is written out.`);
      else if (/(^|\.)(ami|image_id)$/.test(attribute.path)) report.pass();
    }
  },
});
