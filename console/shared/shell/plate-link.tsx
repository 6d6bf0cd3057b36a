import { Link } from 'react-router';
import { pageOfNumber } from '../server/processes';

interface Props {
  readonly number: string;
  /** Null for whom the car may not be named to. */
  readonly plate: string | null;
}

/** The plate of a car, which leads to its visit or its appointment. */
export const PlateLink = ({ number, plate }: Props) => (
  <Link to={pageOfNumber(number)}>
    <span className="plate">{plate ?? number}</span>
  </Link>
);
