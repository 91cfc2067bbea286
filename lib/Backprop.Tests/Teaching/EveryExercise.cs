using Asker = Backprop.Exercises;

namespace Backprop.Tests.Teaching;

/// <summary>What holds for all exercises: the answer in every form is right, a changed one is not, and a reply never gives it away.</summary>
public class EveryExercise
{
    public static TheoryData<string> Ids() => [.. Asker.Ids];

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_question_folds_its_hint_and_its_answer_and_a_plain_text_has_neither(string id)
    {
        var (asked, exercise) = (Asker.Check(id, " "), Asker.Of(id));

        Assert.Equal(ReplyState.Question, asked.State);
        Assert.Contains($"**Exercise {id}**", asked.ToMarkdown(), StringComparison.Ordinal);
        var shown = string.Join("", asked.ToMarkdown().Split("<details>").Select((part, at) => at == 0 ? part : part.Split("</details>")[1]));
        Assert.DoesNotContain(exercise.Hint.Markdown, shown, StringComparison.Ordinal);
        Assert.DoesNotContain(exercise.Hint.Text, asked.ToString(), StringComparison.Ordinal);
        Assert.Equal(2, asked.ToMarkdown().Split("<details>").Length - 1);
        Assert.Contains(exercise.Parts[0].Solution.Text, Asker.Derivation(id).ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void An_option_that_is_copied_from_the_list_is_that_option(string id)
    {
        foreach (var part in Asker.Of(id).Parts.OfType<ChoiceAnswer>().Where(part => !part.IsSelection))
        {
            foreach (var (key, words) in part.Options.Where(option => !option.Words.IsEmpty).Select(option => (option.Key, option.Words.Text)))
            {
                foreach (var text in new[] { $"{key} {words}", $"{key}) {words}", $"({key}) {words}", $"{key}: {words}", $"{key}, {words}", $"{key} - {words}", $"{key} ({words})", $"{key}. {words}", words })
                    Assert.True(part.Judge(text).State == part.Judge(key).State, $"{text}: {part.Judge(text).Said}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_answer_is_right_in_every_form_in_which_the_library_writes_it(string id)
    {
        foreach (var part in Asker.Of(id).Parts.OfType<FormulaAnswer>())
        {
            foreach (var text in Forms(part.Answer).Where(text => part.Spellings.Count == 0 || !text.Contains('⁺')))
                Assert.True(part.Judge(text).State.IsRight(), $"{text}: {part.Judge(text).Said}");
        }
    }

    // Terms and factors shuffled, names written out, parts multiplied out, zeros added: the value stays.
    [Theory]
    [MemberData(nameof(Ids))]
    public void A_hundred_random_rewritings_of_an_answer_are_right(string id)
    {
        var random = new Random(1986);
        foreach (var part in Asker.Of(id).Parts.OfType<FormulaAnswer>().Where(part => part.Spellings.Count == 0))
        {
            for (var trial = 0; trial < 100; trial++)
            {
                var text = Rewritten(part.Answer, random) is var other && part.Sizes is null ? other.ToInfix() : other.ToString();
                Assert.True(part.Judge(text).State.IsRight(), $"{text}: {part.Judge(text).Said}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_listed_mistakes_are_none_of_them_right_and_their_replies_do_not_tell_the_answer(string id)
    {
        foreach (var part in Asker.Of(id).Parts.OfType<FormulaAnswer>())
        {
            foreach (var mistake in part.Mistakes)
            {
                Assert.True(mistake.Given.CompareWith(part.Answer, part.Sizes).Verdict == Verdict.Different, $"{mistake.Given} is {part.Answer}.");
                if (Traversal.ChildrenFirst(part.Answer).Count > 3)
                    Assert.DoesNotContain(part.Answer.ToString(), mistake.Says.Text, StringComparison.Ordinal);
            }
        }

        foreach (var part in Asker.Of(id).Parts.OfType<NumberAnswer>())
            Assert.All(part.Mistakes.Where(mistake => !double.IsNaN(mistake.Value)), mistake => Assert.False(Math.Abs(mistake.Value - part.Value) < 1e-9, $"{mistake.Value}"));
    }

    // One node is changed; wherever the values differ, at points of the test's own choice, the answer is not right.
    [Theory]
    [MemberData(nameof(Ids))]
    public void An_answer_that_is_changed_in_one_place_is_not_called_right(string id)
    {
        foreach (var part in Asker.Of(id).Parts.OfType<FormulaAnswer>().Where(part => part.Sizes is null))
        {
            var nodes = Traversal.ChildrenFirst(part.Answer, node => node is not Quantity).Where(node => node is Number or Symbol or Quantity).ToList();
            foreach (var node in nodes)
            {
                foreach (var other in new[] { node + 1, 2 * node, -node })
                {
                    var changed = Traversal.Rewrite(part.Answer, (original, rebuilt) => ReferenceEquals(original, node) ? other : rebuilt, inside => inside is not Quantity);
                    if (ReferenceEquals(changed, part.Answer) || !Differ(changed, part.Answer)) continue;
                    var state = part.Judge(changed.ToInfix()).State;
                    Assert.False(state.IsRight(), $"{changed} for {part.Answer}: {state}");
                }
            }
        }
    }

    [Fact]
    public void The_hint_comes_at_the_second_wrong_answer_and_the_derivation_at_the_third()
    {
        // Answers that no other test gives, to an exercise whose hint is long enough to be told.
        string[] wrong = ["17 a_prev + 1", "18 a_prev + 1", "19 a_prev + 1"];
        var hint = Asker.Of("1.6").Hint.Text;
        var replies = wrong.Select(answer => Asker.Check("1.6", answer).ToString()).ToList();

        Assert.Contains(hint, replies[1], StringComparison.Ordinal);
        Assert.Contains("the ratio = 2a⁽ᴸ⁻¹⁾ w⁽ᴸ⁾", replies[2], StringComparison.Ordinal);
        Assert.DoesNotContain("the ratio = 2a⁽ᴸ⁻¹⁾ w⁽ᴸ⁾", Asker.Check("1.6", "(w").ToString(), StringComparison.Ordinal);
    }

    private static Expr Rewritten(Expr answer, Random random) => Traversal.Rewrite(
        answer,
        (_, node) => node switch
        {
            Sum sum => Sum.Of([.. Shuffled(sum.Terms, random)]),
            Product product when random.Next(3) == 0 && product.Expand() is var expanded => expanded,
            Product product => Product.Of([.. Shuffled(product.Factors, random), Number.Of(product.Coefficient)]),
            Quantity quantity when random.Next(3) == 0 => quantity.Definition,
            Symbol symbol when random.Next(6) == 0 => Sum.Of(2 * symbol, -symbol),
            Symbol symbol when random.Next(6) == 0 => Product.Of(symbol.Pow(2), symbol.Pow(-1)),
            _ => node,
        },
        node => node is not (Quantity or Element));

    private static List<Expr> Shuffled(IEnumerable<Expr> parts, Random random) => parts.OrderBy(_ => random.Next()).ToList();

    // Commuted, multiplied out, with names written in, as printed and as typed.
    private static IEnumerable<string> Forms(Expr answer)
    {
        yield return answer.ToString();
        // What is typed for another program has a sum( ) of its own.
        if (Traversal.ChildrenFirst(answer).Any(node => node is IndexSum)) yield break;
        yield return answer.ToInfix();
        yield return $"({answer.ToInfix()}) + 1 - 1";
        yield return $"2({answer.ToInfix()})/2";
        yield return answer.Expand().ToInfix();
        yield return answer.Expand().ToString();
        if (answer is Product { Factors: var factors, Coefficient: var number })
            yield return string.Join(" * ", factors.Reverse().Select(factor => $"({factor.ToInfix()})").Append($"({((Expr)number).ToInfix()})"));
    }

    private static bool Differ(Expr left, Expr right)
    {
        var symbols = left.Symbols().Concat(right.Symbols()).Distinct().ToList();
        foreach (var value in new[] { 0.7, 1.3, -0.4 })
        {
            try
            {
                (Expr, double)[] at = [.. symbols.Select((symbol, k) => ((Expr)symbol, value + 0.37 * k))];
                var (x, y) = (Defined(left).Evaluate(at), Defined(right).Evaluate(at));
                if (double.IsFinite(x) && double.IsFinite(y) && Math.Abs(x - y) > 1e-6) return true;
            }
            catch (InvalidOperationException)
            {
                return false;
            }
        }

        return false;

        static Expr Defined(Expr formula) => formula.With(Notation.Function("σ"), Notation.Tanh);
    }
}
