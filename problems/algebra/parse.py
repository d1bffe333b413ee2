"""Reads one rule or expression of the modelling language into a tree.

rule       := "if" condition "then" condition | condition
condition  := conjunction ("or" conjunction)*
conjunction:= negation ("and" negation)*
negation   := "not" negation | comparison
comparison := expression (("<=" | ">=" | "=" | "<" | ">" | "!=") expression)* | expression "in" SET
expression := product (("+" | "-") product)*
product    := signed (("*" | "/") signed)*
signed     := ("+" | "-")* power
power      := atom ("^" signed)?
atom       := NUMBER | STRING | NAME ("[" expression ("," expression)* "]")? | FUNCTION "(" … ")"
            | ("sum" | "min" | "max") "(" range ":" expression ")" | "(" expression ")"
range      := binder ("," binder)* ("where" condition)?
binder     := INDEX "in" SET | "(" INDEX ("," INDEX)* ")" "in" SET
"""

from __future__ import annotations

from typing import cast

from problems.algebra.tokens import Walk, tokens_of
from problems.algebra.tree import (
    FUNCTIONS,
    Aggregate,
    Binder,
    Call,
    Compared,
    Comparison,
    Condition,
    Expression,
    Implication,
    Joined,
    Membership,
    Negative,
    Not,
    Number,
    Operation,
    Over,
    Quoted,
    Range,
    Reference,
    Sign,
)

_COMPARISONS = frozenset({"<=", ">=", "=", "==", "<", ">", "!="})
_WORDS = frozenset({"if", "then", "and", "or", "not", "in", "where", "for"})


def parse_rule(text: str) -> Condition:
    """Returns the tree of a rule.

    Raises:
        InvalidProblem: the text is no rule, too long, or nested too deeply.

    >>> parse_rule("x <= 5")
    Compared(sides=(Reference(name='x', subscripts=()), Number(value=5.0)), signs=('<=',))
    """
    parser = _Parser(text, tokens_of(text))
    return parser.whole(parser.rule())


def parse_expression(text: str) -> Expression:
    """Returns the tree of an expression.

    Raises:
        InvalidProblem: as `parse_rule`.

    >>> parse_expression("-x[1]")
    Negative(inner=Reference(name='x', subscripts=(Number(value=1.0),)))
    """
    parser = _Parser(text, tokens_of(text))
    return parser.whole(parser.expression(0))


def parse_range(text: str) -> Range:
    """Returns what a rule runs over, such as "i in I, j in J where i != j".

    Raises:
        InvalidProblem: as `parse_rule`.

    >>> parse_range("t in T").binders
    (Binder(indices=('t',), members_of='T'),)
    """
    parser = _Parser(text, tokens_of(text))
    return parser.whole(parser.range(0))


class _Parser(Walk):
    """One method for each level of binding."""

    def rule(self) -> Condition:
        if self.peek() == "if":
            self.take()
            condition = self.condition(0)
            self.take("then")
            return Implication(condition, self.condition(0))
        return self.condition(0)

    def condition(self, depth: int) -> Condition:
        parts = [self.conjunction(depth)]
        while self.peek() == "or":
            self.take()
            parts.append(self.conjunction(depth))
        return parts[0] if len(parts) == 1 else Joined("or", tuple(parts))

    def conjunction(self, depth: int) -> Condition:
        parts = [self.negation(depth)]
        while self.peek() == "and":
            self.take()
            parts.append(self.negation(depth))
        return parts[0] if len(parts) == 1 else Joined("and", tuple(parts))

    def negation(self, depth: int) -> Condition:
        if self.peek() == "not":
            self.take()
            return Not(self.negation(self.deeper(depth)))
        if self.peek() == "(" and self._holds_a_condition():
            self.take()
            inner = self.condition(self.deeper(depth))
            self.take(")")
            return inner
        return self.comparison(depth)

    def _holds_a_condition(self) -> bool:
        """Whether the bracket that opens here has a comparison, or and/or, directly inside it."""
        level = 0
        for token in self.tokens[self.at :]:
            if token.text in {"(", "["}:
                level += 1
            elif token.text in {")", "]"}:
                level -= 1
                if level == 0:
                    return False
            elif level == 1 and (token.text in _COMPARISONS or token.text in {"and", "or", "not"}):
                return True
        return False

    def comparison(self, depth: int) -> Condition:
        if self.peek() == "(" and self._is_tuple():
            return self.membership(self.tuple_of(depth))
        sides = [self.expression(depth)]
        if self.peek() == "in" or (self.peek() == "not" and self.peek(1) == "in"):
            return self.membership((sides[0],))
        signs: list[Comparison] = []
        while self.peek() in _COMPARISONS and self.kind() == "sign":
            sign = self.take()
            signs.append(cast(Comparison, "=" if sign == "==" else sign))
            sides.append(self.expression(depth))
        return Compared(tuple(sides), tuple(signs))

    def _is_tuple(self) -> bool:
        level = 0
        for token in self.tokens[self.at :]:
            level += (token.text in {"(", "["}) - (token.text in {")", "]"})
            if level == 1 and token.text == ",":
                return True
            if level == 0:
                return False
        return False

    def tuple_of(self, depth: int) -> tuple[Expression, ...]:
        self.take("(")
        found = [self.expression(self.deeper(depth))]
        while self.peek() == ",":
            self.take()
            found.append(self.expression(self.deeper(depth)))
        self.take(")")
        return tuple(found)

    def membership(self, members: tuple[Expression, ...]) -> Membership:
        is_in = self.peek() != "not"
        if not is_in:
            self.take()
        self.take("in")
        return Membership(members, self.name(), is_in)

    def expression(self, depth: int) -> Expression:
        found = self.product(depth)
        while self.peek() in {"+", "-"}:
            sign = cast(Sign, self.take())
            found = Operation(sign, found, self.product(depth))
        return found

    def product(self, depth: int) -> Expression:
        found = self.signed(depth)
        while self.peek() in {"*", "/"}:
            sign = cast(Sign, self.take())
            found = Operation(sign, found, self.signed(depth))
        return found

    def signed(self, depth: int) -> Expression:
        negative = False
        while self.peek() in {"+", "-"}:
            negative ^= self.take() == "-"
        found = self.power(depth)
        return Negative(found) if negative else found

    def power(self, depth: int) -> Expression:
        base = self.atom(depth)
        if self.peek() != "^":
            return base
        self.take()
        return Operation("^", base, self.signed(self.deeper(depth)))

    def atom(self, depth: int) -> Expression:
        match self.kind():
            case "number":
                return Number(float(self.take()))
            case "string":
                return Quoted(self.take()[1:-1])
            case "name":
                return self.named(depth)
        if self.peek() != "(":
            self.refuse()
        self.take()
        found = self.expression(self.deeper(depth))
        self.take(")")
        return found

    def named(self, depth: int) -> Expression:
        name = self.name()
        if name in {"sum", "min", "max"} and self.peek() == "(" and self._is_range():
            return self.aggregate(cast(Over, name), depth)
        if name in FUNCTIONS and self.peek() == "(":
            return Call(name, self.tuple_of(depth))
        if self.peek() != "[":
            return Reference(name)
        self.take()
        subscripts = [self.expression(self.deeper(depth))]
        while self.peek() == ",":
            self.take()
            subscripts.append(self.expression(self.deeper(depth)))
        self.take("]")
        return Reference(name, tuple(subscripts))

    def _is_range(self) -> bool:
        """Whether "(" begins "i in SET" or "(i, j) in SET", and no argument."""
        ahead = 1
        if self.peek(1) == "(":
            while self.peek(ahead) not in {")", ""}:
                ahead += 1
        return self.peek(ahead + 1) == "in"

    def aggregate(self, over: Over, depth: int) -> Aggregate:
        self.take("(")
        found = self.range(self.deeper(depth))
        if self.peek() == ":":
            self.take()
            body = self.expression(self.deeper(depth))
            self.take(")")
            return Aggregate(over, found, body)
        self.take(")")
        return Aggregate(over, found, self.product(self.deeper(depth)))

    def range(self, depth: int) -> Range:
        binders = [self.binder()]
        while self.peek() == ",":
            self.take()
            binders.append(self.binder())
        if self.peek() != "where":
            return Range(tuple(binders))
        self.take()
        return Range(tuple(binders), self.condition(self.deeper(depth)))

    def binder(self) -> Binder:
        if self.peek() == "(":
            self.take()
            indices = [self.name()]
            while self.peek() == ",":
                self.take()
                indices.append(self.name())
            self.take(")")
        else:
            indices = [self.name()]
        self.take("in")
        return Binder(tuple(indices), self.name())

    def name(self) -> str:
        if self.kind() != "name" or self.peek() in _WORDS:
            self.refuse()
        return self.take()
