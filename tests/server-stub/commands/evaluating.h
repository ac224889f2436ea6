#pragma once

#include "server-stub/cli/subcommand.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>
#include <QTemporaryDir>

#include <sstream>
#include <string>

/// What the tests of the evaluations share: running one, reading its figures, files made for it.
namespace lianxin::commands::test {

inline const QString kData = QStringLiteral(LIANXIN_SOURCE_DIR "/../shared/data");

struct Ran {
    int code = 0;
    std::string out;
    std::string err;
};

inline Ran ran(int (*command)(const cli::Words&, std::istream&, std::ostream&, std::ostream&),
               const QStringList& words)
{
    cli::Words given;
    for (const auto& word : words)
        given.push_back(word.toStdString());
    std::istringstream in;
    std::ostringstream out;
    std::ostringstream err;
    const int code = command(given, in, out, err);
    return {code, out.str(), err.str()};
}

inline QJsonObject figures(const Ran& ran)
{
    return QJsonDocument::fromJson(QByteArray::fromStdString(ran.out)).object();
}

/// A folder with files made for one test.
class Folder {
public:
    QString write(const char* name, const std::string& text)
    {
        const QString path = m_dir.filePath(QLatin1String(name));
        QFile file(path);
        if (file.open(QIODevice::WriteOnly))
            file.write(QByteArray::fromStdString(text));
        return path;
    }
    QString path() const { return m_dir.path(); }
    QString path(const char* name) const { return m_dir.filePath(QLatin1String(name)); }

private:
    QTemporaryDir m_dir;
};

} // namespace lianxin::commands::test
