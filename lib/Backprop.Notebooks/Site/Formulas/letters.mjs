// What a formula may have, and what its letters get, in the book and in cells that run in a page.

// No reader follows a longer one, and KaTeX's time grows faster than the length.
const LONGEST = 50_000;

/** Why a formula is too long to be set; nothing where it is not. */
export const tooLong = (tex) => (tex.length > LONGEST ? { error: `it has ${tex.length} characters; at most ${LONGEST} are set` } : null);

// Weight, bias, net input, activation and cost keep a colour each, wherever their letters stand.
const QUANTITY = /<span class="mord mathnormal((?: mtight)?)"((?: style="[^"]*")?)>([wbzaC])<\/span>/g;

/** KaTeX's markup with the letters of those five quantities marked. */
export const coloured = (html) => html.replace(QUANTITY, '<span class="mord mathnormal$1 quantity-$3"$2>$3</span>');
