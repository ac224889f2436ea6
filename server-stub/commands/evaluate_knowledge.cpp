#include "server-stub/commands/evaluate.h"

#include "models/knowledge/document.h"
#include "models/knowledge/index.h"
#include "models/text/ngrams.h"
#include "models/text/utf.h"
#include "models/wire/delimited.h"
#include "models/wire/documents_jsonl.h"
#include "models/wire/figures_json.h"
#include "server-stub/cli/failure.h"
#include "server-stub/cli/options.h"
#include "server-stub/commands/files.h"

#include <algorithm>
#include <cctype>
#include <iomanip>
#include <optional>
#include <ostream>
#include <set>

namespace lianxin::commands {

namespace {

constexpr int kDepth = 10;

const cli::Usage& usage()
{
    static const cli::Usage kUsage{
        "evaluate knowledge",
        "",
        "把每份文件当作一条知识，逐个提问，看正确文件排在第几。排序只凭问题，不读答案一列。",
        {{"corpus", "文件", "一行一份文件的 JSON：docid、text"},
         {"questions", "文件", "制表符分隔，含 docid 和 question 两列"},
         {"answers", "", "另看 answer 一列：答案（12 字以上的）在不在排第一、前三的文件里"},
         {"json", "",
          "一行 JSON：recall_at_1、recall_at_3、mrr_at_10（另有 answers、answer_at_1、"
          "answer_at_3）"}}};
    return kUsage;
}

struct Question {
    std::string docid;
    std::string words;
    std::string answer; ///< judged by and never read before
};

/// How early the right document came.
struct Places {
    int questions = 0;
    int first = 0;
    int firstThree = 0;
    double reciprocal = 0; ///< sum of 1/rank, ranks after the tenth count nothing

    void add(int rank)
    {
        ++questions;
        first += rank == 1 ? 1 : 0;
        firstThree += rank >= 1 && rank <= 3 ? 1 : 0;
        reciprocal += rank >= 1 ? 1.0 / rank : 0;
    }
};

/// An answer stands in a text when four in five of its runs of six characters do; of less than
/// twelve characters it might stand anywhere.
constexpr std::size_t kRun = 6;
constexpr std::size_t kShortestAnswer = 12;
constexpr double kStands = 0.8;

using Runs = std::set<std::u32string>;

/// Of letters, digits and Han characters alone.
Runs runsOf(std::string_view utf8)
{
    auto characters = text::toUtf32(utf8);
    std::erase_if(characters, [](char32_t c) {
        return !text::isHan(c) && (c > 0x7f || std::isalnum(static_cast<int>(c)) == 0);
    });
    Runs runs;
    for (std::size_t i = 0; i + kRun <= characters.size(); ++i)
        runs.insert(characters.substr(i, kRun));
    return runs;
}

bool stands(const Runs& answer, const Runs& document)
{
    const auto found = std::count_if(answer.begin(), answer.end(),
                                     [&](const auto& run) { return document.count(run) != 0; });
    return static_cast<double>(found) >= kStands * static_cast<double>(answer.size());
}

Error inFile(const std::string& path, const Error& error)
{
    return {error.code, path + ": " + error.detail};
}

Result<knowledge::Index> indexOf(const std::string& path)
{
    const auto text = readFile(path);
    if (!text)
        return text.error();
    const auto documents = wire::parseDocuments(text.value());
    if (!documents)
        return inFile(path, documents.error());
    std::vector<knowledge::Entry> entries;
    for (const auto& document : documents.value())
        entries.push_back(knowledge::entryOf(EntryId{document.id}, document.text));
    return knowledge::Index{std::move(entries), knowledge::Reading::Passages};
}

Result<std::vector<Question>> questionsOf(const std::string& path)
{
    const auto text = readFile(path);
    if (!text)
        return text.error();
    const auto table = wire::parseTsv(text.value());
    if (!table)
        return inFile(path, table.error());
    const int docid = table.value().column("docid");
    const int words = table.value().column("question");
    const int answer = table.value().column("answer");
    if (docid < 0 || words < 0)
        return Error{"missing_member", path + ": docid, question"};
    std::vector<Question> questions;
    for (const auto& row : table.value().rows)
        questions.push_back({row[static_cast<std::size_t>(docid)],
                             row[static_cast<std::size_t>(words)],
                             answer < 0 ? std::string() : row[static_cast<std::size_t>(answer)]});
    return questions;
}

/// From 1; 0 when it is not among the first ten.
int rankOf(const knowledge::Index& index, const Question& question)
{
    int rank = 0;
    const knowledge::Scope scope;
    for (const auto& found : index.search(std::string_view{question.words}, scope, kDepth)) {
        ++rank;
        if (index.entries()[static_cast<std::size_t>(found.entry)].id.str() == question.docid)
            return rank;
    }
    return 0;
}

/// How early a document came that holds the answer, copies of the right one among them.
Places placesOfAnswers(const knowledge::Index& index, const std::vector<Question>& questions)
{
    std::vector<Runs> documents;
    for (const auto& entry : index.entries())
        documents.push_back(runsOf(entry.title + entry.answer));
    Places places;
    for (const auto& question : questions) {
        const auto answer = runsOf(question.answer);
        if (answer.size() + kRun <= kShortestAnswer)
            continue;
        const auto found =
            index.search(std::string_view{question.words}, knowledge::Scope{}, kDepth);
        const auto holds = std::find_if(found.begin(), found.end(), [&](const auto& one) {
            return stands(answer, documents[static_cast<std::size_t>(one.entry)]);
        });
        places.add(holds == found.end() ? 0 : static_cast<int>(holds - found.begin()) + 1);
    }
    return places;
}

double share(int part, const Places& places)
{
    return places.questions == 0 ? 0 : static_cast<double>(part) / places.questions;
}

void print(const Places& places, const std::optional<Places>& answers, const cli::Given& given,
           std::ostream& out)
{
    const double mrr = places.questions == 0 ? 0 : places.reciprocal / places.questions;
    const double first = share(places.first, places);
    const double firstThree = share(places.firstThree, places);
    if (given.has("json")) {
        std::vector<std::pair<std::string, double>> figures{
            {"recall_at_1", first}, {"recall_at_3", firstThree}, {"mrr_at_10", mrr}};
        if (answers) {
            figures.emplace_back("answers", answers->questions);
            figures.emplace_back("answer_at_1", share(answers->first, *answers));
            figures.emplace_back("answer_at_3", share(answers->firstThree, *answers));
        }
        out << wire::figuresJson(figures) << '\n';
        return;
    }
    out << std::fixed << std::setprecision(1) << "问题 " << places.questions << " 个\n排在第一 "
        << 100 * first << "%\n排在前三 " << 100 * firstThree << "%\nMRR@10 " << std::setprecision(3)
        << mrr << '\n';
    if (answers)
        out << std::setprecision(1) << "答案 " << answers->questions << " 条\n在排第一的文件里 "
            << 100 * share(answers->first, *answers) << "%\n在前三的文件里 "
            << 100 * share(answers->firstThree, *answers) << "%\n";
}

} // namespace

int evaluateKnowledge(const Words& words, std::istream&, std::ostream& out, std::ostream& err)
{
    const auto [given, code] = cli::understand(usage(), words, out, err);
    if (!given)
        return code;
    if (!given->has("corpus") || !given->has("questions")) {
        err << "要给 --corpus 和 --questions\n";
        return 2;
    }
    const auto questions = questionsOf(given->value("questions"));
    const auto index =
        questions ? indexOf(given->value("corpus")) : Result<knowledge::Index>{questions.error()};
    if (!index)
        return cli::fail(err, index.error());
    Places places;
    for (const auto& question : questions.value())
        places.add(rankOf(index.value(), question));
    std::optional<Places> answers;
    if (given->has("answers"))
        answers = placesOfAnswers(index.value(), questions.value());
    print(places, answers, *given, out);
    return 0;
}

} // namespace lianxin::commands
