#include "server-stub/commands/evaluate.h"

#include "models/knowledge/document.h"
#include "models/knowledge/index.h"
#include "models/wire/delimited.h"
#include "models/wire/documents_jsonl.h"
#include "models/wire/figures_json.h"
#include "server-stub/cli/failure.h"
#include "server-stub/cli/options.h"
#include "server-stub/commands/files.h"

#include <iomanip>
#include <map>
#include <ostream>

namespace lianxin::commands {

namespace {

constexpr int kDepth = 10;

const cli::Usage& usage()
{
    static const cli::Usage kUsage{
        "evaluate knowledge",
        "",
        "把每份文件当作一条知识，逐个提问，看正确文件排在第几。只读问题，不读答案一列。",
        {{"corpus", "文件", "一行一份文件的 JSON：docid、text"},
         {"questions", "文件", "制表符分隔，含 docid 和 question 两列"},
         {"json", "", "一行 JSON：recall_at_1、recall_at_3、mrr_at_10"}}};
    return kUsage;
}

struct Question {
    std::string docid;
    std::string words;
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
    if (docid < 0 || words < 0)
        return Error{"missing_member", path + ": docid, question"};
    std::vector<Question> questions;
    for (const auto& row : table.value().rows)
        questions.push_back(
            {row[static_cast<std::size_t>(docid)], row[static_cast<std::size_t>(words)]});
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

void print(const Places& places, const cli::Given& given, std::ostream& out)
{
    const double n = places.questions;
    const double first = places.first / n;
    const double firstThree = places.firstThree / n;
    const double mrr = places.reciprocal / n;
    if (given.has("json")) {
        out << wire::figuresJson(
                   {{"recall_at_1", first}, {"recall_at_3", firstThree}, {"mrr_at_10", mrr}})
            << '\n';
        return;
    }
    out << std::fixed << std::setprecision(1) << "问题 " << places.questions << " 个\n排在第一 "
        << 100 * first << "%\n排在前三 " << 100 * firstThree << "%\nMRR@10 " << std::setprecision(3)
        << mrr << '\n';
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
    print(places, *given, out);
    return 0;
}

} // namespace lianxin::commands
