import { Link } from 'react-router';

interface Props {
  readonly number: string;
  /** Null for whom the car may not be named to. */
  readonly plate: string | null;
}

/** The plate of a car, which leads to its visit. */
export const PlateLink = ({ number, plate }: Props) => (
  <Link to={`/repair-orders/${number}`}>
    <span className="plate">{plate ?? number}</span>
  </Link>
);
