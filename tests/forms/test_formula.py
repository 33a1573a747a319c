"""Formulas of forms: what is read, what is refused, and that they count as Python's Decimal does."""

from __future__ import annotations

import contextlib
import decimal
import itertools
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tthc_render.forms.formula import (
    LARGEST,
    Constant,
    FormulaError,
    Node,
    Operation,
    Reference,
    Relation,
    evaluate,
    order,
    parse,
    parse_relation,
    write,
)

VALUES = {
    "(3)": Decimal(31),
    "(4)": Decimal(2),
    "(5)": Decimal(0),
    "(8)": None,
    "(4a)": Decimal(7),
    "(A)": Decimal(9),
    "truc_tuyen": Decimal(40),
    "I.(8)": Decimal(5),
    "phan_1.bpmc_tinh": Decimal(6),
    "tong(truc_tuyen)": Decimal(100),
    "tong((4))": Decimal(12),
    "tong(I.(8))": Decimal(50),
}


def lookup(reference: Reference) -> Decimal | None:
    return VALUES[str(reference)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("(4)", 2),
        ("( 4 ) + (4a)", 9),
        ("(4)+(4a)-(A)", 0),
        ("4", 4),
        ("1.5 * (4)", 3),
        ("2 + 3 * 4", 14),
        ("(2 + 3) * 4", 20),
        ("10 - 3 - 2", 5),
        ("24 / 4 / 2", 3),
        ("2 - (3 - 4)", 3),
        ("-(4) + 5", 3),
        ("--5", 5),
        ("2 * -3", -6),
        ("truc_tuyen / tong(truc_tuyen) * 100", 40),
        ("I.(8) + phan_1.bpmc_tinh", 11),
        ("tong(4) + tong((4)) + tong(I.(8))", 74),
        ("sum((3), (4), 1)", 34),
        ("sum(4)", 2),
        ("min((3), (4)) + max((3), (4))", 33),
        ("round((3) / 3, 2)", Decimal("10.33")),
        ("round(2.5, 0)", 3),
        ("round(1234, -2)", 1200),
        ("(3) / (5)", None),
        ("(3) + (8)", None),
        ("round(1, 1.5)", None),
        ("round(1, 999)", None),
    ],
)
def test_evaluate(text: str, value: int | None) -> None:
    assert evaluate(parse(text), lookup) == value


def test_a_divisor_of_zero_is_undefined_even_inside() -> None:
    assert evaluate(parse("1 + 1 / ((4) - 2)"), lookup) is None


def test_a_result_that_is_no_number_is_undefined() -> None:
    assert evaluate(parse("x * x"), lambda _: Decimal("1e999999")) is None


@pytest.mark.parametrize(
    ("text", "code", "position"),
    [
        ("(4) + $5", "T401", 6),
        ("(4) ** 2", "T402", 5),
        ("(4) (5)", "T402", 4),
        ("", "T402", 0),
        ("(4) +", "T402", 5),
        ("((4) + (5)", "T402", 10),
        ("(4))", "T402", 3),
        ("1,5", "T402", 1),
        (")", "T402", 0),
        ("__import__('os')", "T401", 0),
        ("(3).real", "T401", 3),
        ("mu(2, 3)", "T403", 0),
        ("neg(4, 5)", "T403", 0),
        ("1 + round(4)", "T403", 4),
        ("tong(1 + 2)", "T403", 0),
        ("tong()", "T402", 5),
        ("(" * 500, "T404", 201),
        ("-" * 100 + "1", "T404", 30),
        ("1" * 2000, "T404", 1000),
    ],
)
def test_what_is_refused(text: str, code: str, position: int) -> None:
    with pytest.raises(FormulaError) as caught:
        parse(text)
    assert (caught.value.code, caught.value.position) == (code, position)


def test_references_come_once_in_order_of_writing() -> None:
    formula = parse("(5) + (4) + (5) / tong(I.(8)) + a_b")
    assert [str(item) for item in formula.references] == ["(5)", "(4)", "tong(I.(8))", "a_b"]
    assert formula.references[2] == Reference("(8)", "I", total=True)


@pytest.mark.parametrize(
    ("text", "sign", "sides"),
    [
        ("(3) = (7) + (11)", "=", ("(3)", "(7) + (11)")),
        ("(9)<=1", "<=", ("(9)", "1")),
        ("(9) ≥ 0", ">=", ("(9)", "0")),
    ],
)
def test_relation(text: str, sign: str, sides: tuple[str, str]) -> None:
    relation = parse_relation(text)
    assert (relation.left.text, relation.right.text) == sides
    assert relation.sign == sign


@pytest.mark.parametrize(
    ("text", "code", "position"),
    [
        ("(3) + (4)", "T405", 0),
        ("(3) = (4) = (5)", "T401", 10),
        ("(3) = ", "T402", 6),
        ("= 3", "T402", 0),
        ("(3) ≤ (4) )", "T402", 10),
        ("(3) ≤ (4) = (5)", "T401", 10),
    ],
)
def test_relation_refused(text: str, code: str, position: int) -> None:
    with pytest.raises(FormulaError) as caught:
        parse_relation(text)
    assert (caught.value.code, caught.value.position) == (code, position)


@pytest.mark.parametrize(
    ("sign", "difference", "tolerance", "holds"),
    [
        ("=", 0, 0, True),
        ("=", -1, 0, False),
        ("=", -1, 1, True),
        ("<=", -5, 0, True),
        ("<=", 1, 0, False),
        ("<=", 1, 1, True),
        (">=", 5, 0, True),
        (">=", -1, 0, False),
        (">=", -1, 1, True),
    ],
)
def test_relations_hold_within_the_tolerance(sign: str, difference: int, tolerance: int, holds: bool) -> None:
    relation = Relation("", "", sign, "")
    assert relation.holds(Decimal(difference), Decimal(0), Decimal(tolerance)) is holds


@pytest.mark.parametrize(
    ("needs", "expected"),
    [
        ({"a": ["b", "c"], "b": ["c"], "c": []}, (("c", "b", "a"), ())),
        ({}, ((), ())),
        ({"a": ["a"]}, ((), ("a", "a"))),
    ],
)
def test_order(needs: dict[str, list[str]], expected: tuple[tuple[str, ...], tuple[str, ...]]) -> None:
    assert order(needs) == expected


def test_order_names_the_cycle_as_needed() -> None:
    done, cycle = order({"a": ["b"], "b": ["c"], "c": ["a"], "d": []})
    assert done == ()
    assert cycle[0] == cycle[-1]
    assert set(cycle) == {"a", "b", "c"}
    assert sorted(itertools.pairwise(cycle)) == [("a", "b"), ("b", "c"), ("c", "a")]


@pytest.mark.parametrize(
    ("text", "space", "written"),
    [
        ("(4) + (5)+(6)", "", "(4)+(5)+(6)"),
        ("((4)+(5))*2", " ", "((4) + (5)) * 2"),
        ("(4) - ((5) - (6))", " ", "(4) - ((5) - (6))"),
        ("-((4) + 1) * 2", " ", "(-((4) + 1)) * 2"),
        ("round((4) / I.(8) * 100, 2)", "", "round((4)/I.(8)*100, 2)"),
        ("tong(a)", "", "tong(a)"),
    ],
)
def test_write(text: str, space: str, written: str) -> None:
    assert write(parse(text).root, space=space) == written


def test_write_puts_numbers_in() -> None:
    assert write(parse("(4) + (3)").root, lambda item: str(lookup(item))) == "2 + 31"


NAMES = st.sampled_from(["(3)", "(4)", "(12)", "truc_tuyen", "x"])
LEAVES: st.SearchStrategy[Node] = st.one_of(
    st.decimals("0", "9999999", places=2).map(Constant),
    NAMES.map(Reference),
    NAMES.map(lambda name: Reference(name, "II", total=True)),
)
TREES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.tuples(st.sampled_from("+-*/"), inner, inner).map(lambda t: Operation(t[0], (t[1], t[2]))),
        inner.map(lambda node: Operation("neg", (node,))),
        st.lists(inner, min_size=2, max_size=3).map(lambda args: Operation("sum", tuple(args))),
    ),
    max_leaves=20,
)


def plain(node: Node, values: dict[Reference, Decimal | None]) -> Decimal | None:
    """The same arithmetic, reported directly."""
    if isinstance(node, Constant):
        return node.value
    if isinstance(node, Reference):
        return values[node]
    args = [plain(arg, values) for arg in node.args]
    if None in args:
        return None
    done = [arg for arg in args if arg is not None]
    if node.name == "neg":
        return -done[0]
    if node.name == "sum":
        return sum(done, Decimal(0))
    left, right = done
    if node.name == "/":
        return None if right == 0 else left / right
    return {"+": left + right, "-": left - right, "*": left * right}[node.name]


@given(TREES, st.data())
def test_any_tree_is_written_read_back_and_counted_like_decimals(root: Node, data: st.DataObject) -> None:
    formula = parse(write(root))
    numbers = st.none() | st.decimals("-1e6", "1e6", places=3) | st.just(Decimal(0))
    values = {reference: data.draw(numbers) for reference in formula.references}
    with decimal.localcontext(decimal.Context(prec=34, rounding=decimal.ROUND_HALF_UP)):
        expected = plain(root, values)
    if expected is not None and abs(expected) >= LARGEST:
        expected = None
    assert evaluate(formula, values.__getitem__) == expected


@given(st.text(max_size=60) | st.text("()+-*/.,0123456789 abtongsumI=", max_size=80))
def test_any_text_is_a_formula_or_a_formula_error(text: str) -> None:
    with contextlib.suppress(FormulaError):
        formula = parse(text)
        evaluate(formula, lambda _: Decimal(1))
        assert parse(write(formula.root)).references == formula.references


@given(st.text("()+-*/., 14ab=$", max_size=40))
def test_the_position_lies_in_the_text(text: str) -> None:
    try:
        parse(text)
        position = 0
    except FormulaError as error:
        position = error.position
    assert 0 <= position <= len(text)


def test_the_longest_sum_allowed_is_counted() -> None:
    assert evaluate(parse("+".join("1" * 100)), lookup) == 100


@pytest.mark.parametrize(
    ("text", "sign", "position"), [("(1) =< (2)", "=<", 4), ("(1) => (2)", "=>", 4), ("(1) < (2)", "<", 4)]
)
def test_a_turned_sign_of_a_check_is_named_as_a_whole(text: str, sign: str, position: int) -> None:
    with pytest.raises(FormulaError) as caught:
        parse_relation(text)
    assert (caught.value.code, caught.value.token, caught.value.position) == ("T401", sign, position)
