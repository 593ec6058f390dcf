<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Brief</name>
    <message>
        <source>all of the record</source>
        <translation>den ganzen Datenbestand</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>the beginning</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>No change: no incident in this period concerns the reader.</source>
        <translation>Keine Änderung: Kein Vorfall in diesem Zeitraum betrifft die Empfänger.</translation>
    </message>
    <message>
        <source>%1 incidents in the period: %2 critical, %3 high, %4 medium, %5 low or informational.</source>
        <translation>%1 Vorfälle im Zeitraum: %2 kritisch, %3 hoch, %4 mittel, %5 niedrig oder zur Information.</translation>
    </message>
    <message>
        <source>%1 is %2</source>
        <translation>%1 ist %2</translation>
    </message>
    <message>
        <source>No mission is described in this picture.</source>
        <translation>Dieses Lagebild beschreibt keine Mission.</translation>
    </message>
    <message>
        <source>All missions are nominal as far as is known.</source>
        <translation>Soweit bekannt, sind alle Missionen im Normalzustand.</translation>
    </message>
    <message>
        <source>Blind spots: %1.</source>
        <translation>Blinde Flecken: %1.</translation>
    </message>
    <message>
        <source>%1 silent since %2</source>
        <translation>%1 stumm seit %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source> (through %1)</source>
        <translation> (über %1)</translation>
    </message>
    <message>
        <source>nothing known</source>
        <translation>nichts bekannt</translation>
    </message>
    <message>
        <source>Missions and what threatens them</source>
        <translation>Missionen und was sie bedroht</translation>
    </message>
    <message>
        <source>Mission</source>
        <translation>Mission</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Because of</source>
        <translation>Wegen</translation>
    </message>
    <message>
        <source>undated</source>
        <translation>undatiert</translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>What changed in the period</source>
        <translation>Was sich im Zeitraum geändert hat</translation>
    </message>
    <message>
        <source>NO CHANGE.</source>
        <translation>KEINE ÄNDERUNG.</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Schweregrad</translation>
    </message>
    <message>
        <source>Incident</source>
        <translation>Vorfall</translation>
    </message>
    <message>
        <source>Happened</source>
        <translation>Geschehen</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Quellen</translation>
    </message>
    <message>
        <source>, sources disagree</source>
        <translation>, Quellen widersprechen sich</translation>
    </message>
    <message>
        <source>And %1 more of lower severity.</source>
        <translation>Und %1 weitere von geringerem Schweregrad.</translation>
    </message>
    <message>
        <source>Feeds behind this picture</source>
        <translation>Feeds hinter diesem Lagebild</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Reliability</source>
        <translation>Zuverlässigkeit</translation>
    </message>
    <message>
        <source>Last event</source>
        <translation>Letztes Ereignis</translation>
    </message>
    <message>
        <source>SILENT</source>
        <translation>STUMM</translation>
    </message>
    <message>
        <source>late</source>
        <translation>verspätet</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>keine Daten</translation>
    </message>
    <message>
        <source>live</source>
        <translation>aktuell</translation>
    </message>
    <message>
        <source>%1 observations and %2 incidents were considered; %3 items carry no usable time and %4 no place.</source>
        <translation>%1 Beobachtungen und %2 Vorfälle wurden berücksichtigt; %3 Einträge tragen keine brauchbare Zeit und %4 keinen Ort.</translation>
    </message>
    <message>
        <source>nothing in this picture may be released to %1</source>
        <translation>nichts in diesem Lagebild darf an %1 freigegeben werden</translation>
    </message>
    <message>
        <source>no mission &quot;%1&quot; that this audience may see</source>
        <translation>keine Mission „%1“, die diese Empfänger sehen dürfen</translation>
    </message>
    <message>
        <source>Cyber situation brief: %1</source>
        <translation>Cyber-Lagevortrag: %1</translation>
    </message>
    <message>
        <source>Cyber situation brief</source>
        <translation>Cyber-Lagevortrag</translation>
    </message>
    <message>
        <source>Picture as known at %1. Period: %2. For: %3.</source>
        <translation>Lagebild mit Wissensstand %1. Zeitraum: %2. Für: %3.</translation>
    </message>
    <message>
        <source>In short</source>
        <translation>In Kürze</translation>
    </message>
    <message>
        <source>Incidents and observations by place. A ring or a country label marks a place known only roughly.</source>
        <translation>Vorfälle und Beobachtungen nach Ort. Ein Ring oder ein Ländername kennzeichnet einen nur ungefähr bekannten Ort.</translation>
    </message>
    <message>
        <source>Density by severity over the period, times in UTC.</source>
        <translation>Dichte nach Schweregrad im Zeitraum, Zeiten in UTC.</translation>
    </message>
    <message>
        <source>What the affected missions depend on. Impact model: %1.</source>
        <translation>Wovon die betroffenen Missionen abhängen. Auswirkungsmodell: %1.</translation>
    </message>
    <message>
        <source>nominal</source>
        <translation>normal</translation>
    </message>
    <message>
        <source>degraded</source>
        <translation>eingeschränkt</translation>
    </message>
    <message>
        <source>impaired</source>
        <translation>beeinträchtigt</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>ausgefallen</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>info</source>
        <translation>Info</translation>
    </message>
    <message>
        <source>low</source>
        <translation>niedrig</translation>
    </message>
    <message>
        <source>medium</source>
        <translation>mittel</translation>
    </message>
    <message>
        <source>high</source>
        <translation>hoch</translation>
    </message>
    <message>
        <source>critical</source>
        <translation>kritisch</translation>
    </message>
    <message>
        <source>reported</source>
        <translation>gemeldet</translation>
    </message>
    <message>
        <source>correlated</source>
        <translation>korreliert</translation>
    </message>
    <message>
        <source>assessed</source>
        <translation>bewertet</translation>
    </message>
    <message>
        <source>recognised</source>
        <translation>anerkannt</translation>
    </message>
    <message>
        <source>lapsed</source>
        <translation>verfallen</translation>
    </message>
    <message>
        <source>disputed</source>
        <translation>strittig</translation>
    </message>
    <message>
        <source>dismissed</source>
        <translation>verworfen</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>abgeschlossen</translation>
    </message>
    <message>
        <source>sensor</source>
        <translation>Sensor</translation>
    </message>
    <message>
        <source>partner</source>
        <translation>Partner</translation>
    </message>
    <message>
        <source>floor</source>
        <translation>Lagezentrum</translation>
    </message>
    <message>
        <source>%1, parts never seen</source>
        <translation>%1, Teile nie gesehen</translation>
    </message>
    <message>
        <source>%1 since %2</source>
        <translation>%1 seit %2</translation>
    </message>
    <message>
        <source>%1, parts unseen since %2</source>
        <translation>%1, Teile ungesehen seit %2</translation>
    </message>
    <message>
        <source>%1: never seen</source>
        <translation>%1: nie gesehen</translation>
    </message>
    <message>
        <source>%1: not seen since %2</source>
        <translation>%1: nicht gesehen seit %2</translation>
    </message>
    <message>
        <source>FAILING</source>
        <translation>GESTÖRT</translation>
    </message>
    <message>
        <source>imminent</source>
        <translation>unmittelbar bevorstehend</translation>
    </message>
    <message>
        <source>ongoing</source>
        <translation>laufend</translation>
    </message>
    <message>
        <source>adversary</source>
        <translation>gegnerisch</translation>
    </message>
    <message>
        <source>friendly</source>
        <translation>eigene</translation>
    </message>
    <message>
        <source>campaign</source>
        <translation>Kampagne</translation>
    </message>
    <message>
        <source>exercise</source>
        <translation>Übung</translation>
    </message>
    <message>
        <source>penetration-test</source>
        <translation>Penetrationstest</translation>
    </message>
    <message>
        <source>maintenance</source>
        <translation>Wartung</translation>
    </message>
    <message>
        <source>deployment</source>
        <translation>Einsatz</translation>
    </message>
    <message>
        <source>defence</source>
        <translation>Abwehr</translation>
    </message>
    <message>
        <source>other</source>
        <translation>andere</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>Operation</translation>
    </message>
    <message>
        <source>Whose</source>
        <translation>Wessen</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>Targets</source>
        <translation>Ziele</translation>
    </message>
    <message>
        <source>Operations and exercises, ongoing or imminent</source>
        <translation>Operationen und Übungen, laufend oder bevorstehend</translation>
    </message>
    <message>
        <source>And %1 more.</source>
        <translation>Und %1 weitere.</translation>
    </message>
    <message>
        <source>%1: held for %2 by the watch floor until %3 (%4)</source>
        <translation>%1: vom Lagezentrum bis %3 für %2 gehalten (%4)</translation>
    </message>
    <message>
        <source>Asset</source>
        <translation>Asset</translation>
    </message>
    <message>
        <source>Held for</source>
        <translation>Gehalten für</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Incidents and feeds say</source>
        <translation>Vorfälle und Feeds sagen</translation>
    </message>
    <message>
        <source>Health as the watch floor holds it</source>
        <translation>Zustand, wie ihn das Lagezentrum sieht</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>Phase</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Phases that run or are to come, if nothing is mended</source>
        <translation>Laufende und kommende Phasen, wenn nichts instand gesetzt wird</translation>
    </message>
    <message>
        <source>%1, runs</source>
        <translation>%1, läuft</translation>
    </message>
    <message>
        <source>To come, if nothing is mended: %1.</source>
        <translation>Es kommt, wenn nichts instand gesetzt wird: %1.</translation>
    </message>
    <message>
        <source>%1 more phases</source>
        <translation>%1 weitere Phasen</translation>
    </message>
    <message>
        <source>%1, %2 from %3: %4</source>
        <translation>%1, %2 ab %3: %4</translation>
    </message>
    <message>
        <source>the same as now</source>
        <translation>wie jetzt</translation>
    </message>
</context>
<context>
    <name>BriefPrinter</name>
    <message>
        <source>As known at %1</source>
        <translation>Wissensstand %1</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>Seite %1 von %2</translation>
    </message>
</context>
<context>
    <name>ChangeBadge</name>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Worse</source>
        <translation>Schlimmer</translation>
    </message>
    <message>
        <source>Newly contradicted</source>
        <translation>Neu widersprochen</translation>
    </message>
    <message>
        <source>Better</source>
        <translation>Besser</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Abgeschlossen</translation>
    </message>
</context>
<context>
    <name>Components</name>
    <message>
        <source>exploited</source>
        <translation>ausgenutzt</translation>
    </message>
    <message>
        <source>the bill lists %1 without saying who needs it</source>
        <translation>die Stückliste führt %1 auf, ohne zu sagen, wer es braucht</translation>
    </message>
    <message numerus="yes">
        <source>… %n more …</source>
        <translation>
            <numerusform>… %n weitere …</numerusform>
            <numerusform>… %n weitere …</numerusform>
        </translation>
    </message>
    <message>
        <source>only components of a circle need %1; nothing leads there from %2</source>
        <translation>nur Komponenten eines Kreises brauchen %1; von %2 führt nichts dorthin</translation>
    </message>
</context>
<context>
    <name>ConnectionsPanel</name>
    <message>
        <source>next look at %1</source>
        <translation>nächster Blick um %1</translation>
    </message>
</context>
<context>
    <name>Graph</name>
    <message>
        <source>%1 · cause</source>
        <translation>%1 · Ursache</translation>
    </message>
    <message>
        <source>needs, to the right</source>
        <translation>braucht, nach rechts</translation>
    </message>
    <message>
        <source>one is enough</source>
        <translation>eines genügt</translation>
    </message>
    <message>
        <source>two of three needed</source>
        <translation>zwei von drei nötig</translation>
    </message>
    <message>
        <source>failing chain</source>
        <translation>ausfallende Kette</translation>
    </message>
    <message>
        <source>alternative lost</source>
        <translation>Alternative verloren</translation>
    </message>
    <message>
        <source>hidden neighbours</source>
        <translation>verborgene Nachbarn</translation>
    </message>
    <message>
        <source>or</source>
        <translation>oder</translation>
    </message>
    <message>
        <source>No assets in this picture.</source>
        <translation>Keine Assets in diesem Lagebild.</translation>
    </message>
    <message>
        <source>What threatens the missions</source>
        <translation>Was die Missionen bedroht</translation>
    </message>
    <message>
        <source>Nothing is known to threaten a mission</source>
        <translation>Es ist nichts bekannt, was eine Mission bedroht</translation>
    </message>
    <message>
        <source>%1: %2 of %3 assets</source>
        <translation>%1: %2 von %3 Assets</translation>
    </message>
    <message>
        <source>%1 · cause · unseen</source>
        <translation>%1 · Ursache · ungesehen</translation>
    </message>
    <message>
        <source>line</source>
        <translation>Linie</translation>
    </message>
    <message>
        <source>way between two</source>
        <translation>Weg zwischen zweien</translation>
    </message>
    <message>
        <source>group, with its number</source>
        <translation>Gruppe mit ihrer Anzahl</translation>
    </message>
    <message>
        <source>%1 · by hand</source>
        <translation>%1 · von Hand</translation>
    </message>
    <message>
        <source>set by hand</source>
        <translation>von Hand gesetzt</translation>
    </message>
    <message>
        <source>rests in this phase</source>
        <translation>ruht in dieser Phase</translation>
    </message>
    <message>
        <source>vulnerable, in its severity&apos;s colour</source>
        <translation>verwundbar, in der Farbe des Schweregrads</translation>
    </message>
    <message>
        <source>brings in what is vulnerable</source>
        <translation>bringt mit, was verwundbar ist</translation>
    </message>
    <message>
        <source>listed, and no chain of needs leads there</source>
        <translation>aufgeführt, und keine Kette von Bedarfen führt dorthin</translation>
    </message>
</context>
<context>
    <name>Missions</name>
    <message>
        <source>%1: %2 from %3</source>
        <translation>%1: %2 ab %3</translation>
    </message>
</context>
<context>
    <name>Need</name>
    <message>
        <source>by itself: without it nothing works</source>
        <translation>für sich: ohne es geht nichts</translation>
    </message>
    <message>
        <source>one of several that it can use</source>
        <translation>eines von mehreren, die es nutzen kann</translation>
    </message>
    <message>
        <source>%1 of its group are enough</source>
        <translation>%1 aus seiner Gruppe genügen</translation>
    </message>
    <message>
        <source>a share of a mean, weight %1</source>
        <translation>ein Anteil an einem Mittel, Gewicht %1</translation>
    </message>
    <message>
        <source>FDNA, criticality %1</source>
        <translation>FDNA, Kritikalität %1</translation>
    </message>
    <message>
        <source>strength %1</source>
        <translation>Stärke %1</translation>
    </message>
    <message>
        <source>bridged for %1</source>
        <translation>überbrückt für %1</translation>
    </message>
    <message>
        <source>felt after %1</source>
        <translation>spürbar nach %1</translation>
    </message>
    <message>
        <source>back %1 later</source>
        <translation>%1 später zurück</translation>
    </message>
    <message>
        <source>Nobody is named who says so</source>
        <translation>Niemand ist genannt, der das sagt</translation>
    </message>
    <message>
        <source>People of this floor say so</source>
        <translation>Leute dieses Lageraums sagen das</translation>
    </message>
    <message>
        <source>%1 says so</source>
        <translation>%1 sagt das</translation>
    </message>
    <message>
        <source>%1 needs %2</source>
        <translation>%1 braucht %2</translation>
    </message>
    <message>
        <source>Marking: %1</source>
        <translation>Kennzeichnung: %1</translation>
    </message>
    <message>
        <source>rests: its mission does not need it now</source>
        <translation>ruht: die Mission braucht es jetzt nicht</translation>
    </message>
    <message>
        <source>needed in %1</source>
        <translation>gebraucht in %1</translation>
    </message>
    <message>
        <source>over: its mission does not need it any more</source>
        <translation>vorbei: die Mission braucht es nicht mehr</translation>
    </message>
    <message numerus="yes">
        <source>%n more phases</source>
        <translation>
            <numerusform>%n weitere Phase</numerusform>
            <numerusform>%n weitere Phasen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Network</name>
    <message numerus="yes">
        <source>%n needs and lines</source>
        <translation>
            <numerusform>%n Bedarf oder Linie</numerusform>
            <numerusform>%n Bedarfe und Linien</numerusform>
        </translation>
    </message>
    <message>
        <source>No sector known</source>
        <translation>Kein Sektor bekannt</translation>
    </message>
    <message>
        <source>No owner known</source>
        <translation>Kein Eigentümer bekannt</translation>
    </message>
    <message>
        <source>No country known</source>
        <translation>Kein Land bekannt</translation>
    </message>
    <message>
        <source>No site known</source>
        <translation>Kein Standort bekannt</translation>
    </message>
    <message>
        <source>No network segment known</source>
        <translation>Kein Netzsegment bekannt</translation>
    </message>
    <message numerus="yes">
        <source>%n asset(s)</source>
        <translation>
            <numerusform>%n Objekt</numerusform>
            <numerusform>%n Objekte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hurt</source>
        <translation>
            <numerusform>%n getroffen</numerusform>
            <numerusform>%n getroffen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unknown</source>
        <translation>
            <numerusform>%n unbekannt</numerusform>
            <numerusform>%n unbekannt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln asset(s) that nothing joins</source>
        <translation>
            <numerusform>%Ln Objekt, das nichts verbindet</numerusform>
            <numerusform>%Ln Objekte, die nichts verbindet</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TimeAxis</name>
    <message>
        <source>Nothing with a time in this picture.</source>
        <translation>Nichts mit einer Zeitangabe in diesem Lagebild.</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 d</translation>
    </message>
    <message>
        <source>%1 y</source>
        <translation>%1 a</translation>
    </message>
    <message>
        <source>All of time</source>
        <translation>Gesamte Zeit</translation>
    </message>
    <message>
        <source>Until %1</source>
        <translation>Bis %1</translation>
    </message>
    <message>
        <source>From %1</source>
        <translation>Ab %1</translation>
    </message>
    <message>
        <source>%1 – %2, %3</source>
        <translation>%1 – %2, %3</translation>
    </message>
    <message>
        <source>UNDATED</source>
        <translation>UNDATIERT</translation>
    </message>
    <message>
        <source>outside the window</source>
        <translation>außerhalb des Fensters</translation>
    </message>
    <message>
        <source>%1 later ▸</source>
        <translation>%1 später ▸</translation>
    </message>
    <message>
        <source>◂ %1 earlier</source>
        <translation>◂ %1 früher</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>×%1  %2</source>
        <translation>×%1  %2</translation>
    </message>
    <message>
        <source>×%1</source>
        <translation>×%1</translation>
    </message>
    <message>
        <source>%1 silent</source>
        <translation>%1 schweigt</translation>
    </message>
    <message>
        <source>%1 has gaps</source>
        <translation>%1 hat Lücken</translation>
    </message>
    <message>
        <source>%1, and %2 more</source>
        <translation>%1, und %2 weitere</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>OPS</source>
        <translation>OPS</translation>
    </message>
</context>
<context>
    <name>WhatIf</name>
    <message>
        <source>WHAT-IF · %1</source>
        <translation>WAS WÄRE WENN · %1</translation>
    </message>
    <message>
        <source>Supposed here and nowhere else. No source says so.</source>
        <translation>Nur hier angenommen. Keine Quelle sagt das.</translation>
    </message>
    <message>
        <source>All that %1 owns fails</source>
        <translation>Alles von %1 fällt aus</translation>
    </message>
    <message>
        <source>All that %1 owns is impaired</source>
        <translation>Alles von %1 ist beeinträchtigt</translation>
    </message>
    <message>
        <source>All that %1 owns works</source>
        <translation>Alles von %1 läuft</translation>
    </message>
    <message>
        <source>All with %1 fails</source>
        <translation>Alles mit %1 fällt aus</translation>
    </message>
    <message>
        <source>All with %1 is impaired</source>
        <translation>Alles mit %1 ist beeinträchtigt</translation>
    </message>
    <message>
        <source>All with %1 works</source>
        <translation>Alles mit %1 läuft</translation>
    </message>
    <message>
        <source>%1 fails</source>
        <translation>%1 fällt aus</translation>
    </message>
    <message>
        <source>%1 is impaired</source>
        <translation>%1 ist beeinträchtigt</translation>
    </message>
    <message>
        <source>%1 works</source>
        <translation>%1 läuft</translation>
    </message>
    <message>
        <source>The link %1 fails</source>
        <translation>Die Verbindung %1 fällt aus</translation>
    </message>
    <message>
        <source>The link %1 is impaired</source>
        <translation>Die Verbindung %1 ist beeinträchtigt</translation>
    </message>
    <message>
        <source>The link %1 works</source>
        <translation>Die Verbindung %1 läuft</translation>
    </message>
    <message>
        <source>All with a part by %1 fails</source>
        <translation>Alles mit einem Teil von %1 fällt aus</translation>
    </message>
    <message>
        <source>All with a part by %1 is impaired</source>
        <translation>Alles mit einem Teil von %1 ist beeinträchtigt</translation>
    </message>
    <message>
        <source>All with a part by %1 works</source>
        <translation>Alles mit einem Teil von %1 läuft</translation>
    </message>
</context>
<context>
    <name>watchfloor::BlindSpots</name>
    <message>
        <source>%1: no data</source>
        <translation>%1: keine Daten</translation>
    </message>
    <message>
        <source>%1 silent since %2</source>
        <translation>%1 stumm seit %2</translation>
    </message>
</context>
<context>
    <name>watchfloor::CommandLine</name>
    <message>
        <source>The recognised cyber picture of a watch floor.</source>
        <translation>Das anerkannte Cyber-Lagebild eines Lagezentrums.</translation>
    </message>
    <message>
        <source>The store to open.</source>
        <translation>Der Datenbestand, der geöffnet wird.</translation>
    </message>
    <message>
        <source>Begin in this workspace: watch, brief or analyse.</source>
        <translation>In diesem Arbeitsbereich beginnen: watch, brief oder analyse.</translation>
    </message>
    <message>
        <source>The clock of the display stands at this time (ISO 8601).</source>
        <translation>Die Uhr der Anzeige steht auf dieser Zeit (ISO 8601).</translation>
    </message>
    <message>
        <source>Show the picture as it was known at this time (ISO 8601).</source>
        <translation>Das Lagebild so zeigen, wie es zu dieser Zeit bekannt war (ISO 8601).</translation>
    </message>
    <message>
        <source>Write a picture of window, map, timeline or graph when all is drawn, and exit.</source>
        <translation>Ein Bild von window, map, timeline oder graph schreiben, sobald alles gezeichnet ist, und beenden.</translation>
    </message>
    <message>
        <source>dark or light.</source>
        <translation>dark oder light.</translation>
    </message>
    <message>
        <source>Size of the window, such as 1920x1200.</source>
        <translation>Größe des Fensters, etwa 1920x1200.</translation>
    </message>
    <message>
        <source>Select this incident or asset (id, or the beginning of its title).</source>
        <translation>Diesen Vorfall oder dieses Asset auswählen (Kennung oder Anfang des Titels).</translation>
    </message>
    <message>
        <source>Show this help.</source>
        <translation>Diese Hilfe zeigen.</translation>
    </message>
    <message>
        <source>Show the version.</source>
        <translation>Die Version zeigen.</translation>
    </message>
    <message>
        <source>--%1: not a time: %2</source>
        <translation>--%1: keine Zeitangabe: %2</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>Wache</translation>
    </message>
    <message>
        <source>Brief</source>
        <translation>Vortrag</translation>
    </message>
    <message>
        <source>Analyse</source>
        <translation>Auswertung</translation>
    </message>
    <message>
        <source>one store at a time</source>
        <translation>nur ein Datenbestand zugleich</translation>
    </message>
    <message>
        <source>--workspace: watch, brief or analyse</source>
        <translation>--workspace: watch, brief oder analyse</translation>
    </message>
    <message>
        <source>--screenshot: window, map, timeline or graph, then =FILE.png</source>
        <translation>--screenshot: window, map, timeline oder graph, dann =DATEI.png</translation>
    </message>
    <message>
        <source>--theme: dark or light</source>
        <translation>--theme: dark oder light</translation>
    </message>
    <message>
        <source>--size: such as 1920x1200</source>
        <translation>--size: etwa 1920x1200</translation>
    </message>
</context>
<context>
    <name>watchfloor::Copies</name>
    <message>
        <source>EXERCISE · %1</source>
        <translation>ÜBUNG · %1</translation>
    </message>
    <message>
        <source>%1 · as known at %2</source>
        <translation>%1 · Wissensstand %2</translation>
    </message>
    <message>
        <source>WHAT-IF, nothing of this is real · %1</source>
        <translation>WAS WÄRE WENN, nichts davon ist wirklich · %1</translation>
    </message>
</context>
<context>
    <name>watchfloor::Facts</name>
    <message>
        <source>undated</source>
        <translation>undatiert</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Incident</source>
        <translation>Vorfall</translation>
    </message>
    <message>
        <source>Happened</source>
        <translation>Geschehen</translation>
    </message>
    <message>
        <source>First known</source>
        <translation>Zuerst bekannt</translation>
    </message>
    <message>
        <source>Last word</source>
        <translation>Letzte Meldung</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>Konfidenz</translation>
    </message>
    <message>
        <source>Countries</source>
        <translation>Länder</translation>
    </message>
    <message>
        <source>Sectors</source>
        <translation>Sektoren</translation>
    </message>
    <message>
        <source>Place known to</source>
        <translation>Ort bekannt auf</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Quellen</translation>
    </message>
    <message>
        <source>reaches</source>
        <translation>erreicht</translation>
    </message>
    <message>
        <source>affects</source>
        <translation>betrifft</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Eigentümer</translation>
    </message>
    <message>
        <source>Nation</source>
        <translation>Nation</translation>
    </message>
    <message>
        <source>Sector</source>
        <translation>Sektor</translation>
    </message>
    <message>
        <source>Criticality</source>
        <translation>Kritikalität</translation>
    </message>
    <message>
        <source>By itself</source>
        <translation>Für sich allein</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Gebiet</translation>
    </message>
    <message>
        <source>Audience</source>
        <translation>Empfänger</translation>
    </message>
    <message>
        <source>threatened by</source>
        <translation>bedroht durch</translation>
    </message>
    <message>
        <source>incident</source>
        <translation>Vorfall</translation>
    </message>
    <message>
        <source>needs</source>
        <translation>braucht</translation>
    </message>
    <message>
        <source>needs one of</source>
        <translation>braucht eines von</translation>
    </message>
    <message>
        <source>needed by</source>
        <translation>gebraucht von</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>source %1</source>
        <translation>Quelle %1</translation>
    </message>
    <message>
        <source>Observation</source>
        <translation>Beobachtung</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>Objekt</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Kennung</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Schweregrad</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Actor</source>
        <translation>Akteur</translation>
    </message>
    <message>
        <source>Affects</source>
        <translation>Betrifft</translation>
    </message>
    <message>
        <source>Its state is not known: nothing it depends on is described.</source>
        <translation>Zustand unbekannt: Nichts, wovon es abhängt, ist beschrieben.</translation>
    </message>
    <message>
        <source>impaired</source>
        <translation>Beeinträchtigung</translation>
    </message>
    <message>
        <source>%1 on it itself.</source>
        <translation>%1 an ihm selbst.</translation>
    </message>
    <message>
        <source>It needs %1, hit by %2.</source>
        <translation>Es braucht %1, getroffen von %2.</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>Known here</source>
        <translation>Hier bekannt</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>Zurückgezogen</translation>
    </message>
    <message>
        <source>Revoked</source>
        <translation>Widerrufen</translation>
    </message>
    <message>
        <source>by the source itself</source>
        <translation>von der Quelle selbst</translation>
    </message>
    <message>
        <source> (zone assumed)</source>
        <translation> (Zeitzone angenommen)</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Nach</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Betreff</translation>
    </message>
    <message>
        <source>Asset</source>
        <translation>Asset</translation>
    </message>
    <message>
        <source>ATT&amp;CK</source>
        <translation>ATT&amp;CK</translation>
    </message>
    <message>
        <source>CVE</source>
        <translation>CVE</translation>
    </message>
    <message>
        <source>Flow</source>
        <translation>Fluss</translation>
    </message>
    <message>
        <source>Community id</source>
        <translation>Community-ID</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>by %1: %2</source>
        <translation>über %1: %2</translation>
    </message>
    <message>
        <source>vulnerable, exploited elsewhere, %1</source>
        <translation>verwundbar, anderswo ausgenutzt, %1</translation>
    </message>
    <message>
        <source>vulnerable, %1</source>
        <translation>verwundbar, %1</translation>
    </message>
    <message>
        <source>%1, of them %2 known to be exploited</source>
        <translation>%1, davon %2 bekanntermaßen ausgenutzt</translation>
    </message>
    <message>
        <source>; the worst %1 are listed</source>
        <translation>; die %1 schwersten sind aufgeführt</translation>
    </message>
    <message>
        <source>Vulnerabilities</source>
        <translation>Schwachstellen</translation>
    </message>
    <message>
        <source>Vulnerability</source>
        <translation>Schwachstelle</translation>
    </message>
    <message>
        <source>Exploited</source>
        <translation>Ausgenutzt</translation>
    </message>
    <message>
        <source>yes, also for ransomware</source>
        <translation>ja, auch für Erpressung</translation>
    </message>
    <message>
        <source>yes, elsewhere</source>
        <translation>ja, anderswo</translation>
    </message>
    <message>
        <source>Mend by</source>
        <translation>Beheben bis</translation>
    </message>
    <message>
        <source>; %1 beyond the limit of the rule are not linked</source>
        <translation>; %1 über der Grenze der Regel sind nicht verknüpft</translation>
    </message>
    <message>
        <source>; the first %1 are listed</source>
        <translation>; die ersten %1 sind aufgeführt</translation>
    </message>
    <message>
        <source>Assets that match</source>
        <translation>Passende Assets</translation>
    </message>
    <message>
        <source>Matching</source>
        <translation>Zuordnung</translation>
    </message>
    <message>
        <source>computed by product and version; it changes no state</source>
        <translation>nach Produkt und Version errechnet; sie ändert keinen Zustand</translation>
    </message>
    <message>
        <source>Unseen</source>
        <translation>Ungesehen</translation>
    </message>
    <message>
        <source>Watched by</source>
        <translation>Beobachtet von</translation>
    </message>
    <message>
        <source>%1 has sent nothing yet</source>
        <translation>%1 hat noch nichts gesendet</translation>
    </message>
    <message>
        <source>%1 is silent since %2</source>
        <translation>%1 ist stumm seit %2</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 und %2 weitere</translation>
    </message>
    <message>
        <source>Nobody sees it now: %1.</source>
        <translation>Niemand sieht es jetzt: %1.</translation>
    </message>
    <message>
        <source>Nobody sees what it needs now: %1 (%2).</source>
        <translation>Niemand sieht jetzt, was es braucht: %1 (%2).</translation>
    </message>
    <message>
        <source>package URL</source>
        <translation>Paket-URL</translation>
    </message>
    <message>
        <source>CPE</source>
        <translation>CPE</translation>
    </message>
    <message>
        <source>vendor and product</source>
        <translation>Hersteller und Produkt</translation>
    </message>
    <message>
        <source>Domain</source>
        <translation>Domäne</translation>
    </message>
    <message>
        <source>Band</source>
        <translation>Band</translation>
    </message>
    <message>
        <source>Narrative</source>
        <translation>Narrativ</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>Kanäle</translation>
    </message>
    <message>
        <source>Felt within</source>
        <translation>Spürbar im Umkreis von</translation>
    </message>
    <message>
        <source>%1 km</source>
        <translation>%1 km</translation>
    </message>
    <message>
        <source>Explained by a friendly operation</source>
        <translation>Durch eine eigene Operation erklärt</translation>
    </message>
    <message>
        <source>Which means</source>
        <translation>Das heißt</translation>
    </message>
    <message>
        <source>nothing is hidden or lowered: somebody else may use its cover</source>
        <translation>nichts wird verborgen oder herabgestuft: jemand anderes kann ihre Deckung nutzen</translation>
    </message>
    <message>
        <source>%1 · %2 · %3</source>
        <translation>%1 · %2 · %3</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Zeitfenster</translation>
    </message>
    <message>
        <source>That is</source>
        <translation>Das heißt</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>said, whatever the window says</source>
        <translation>so gesagt, was auch das Zeitfenster sagt</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>Warnzeichen</translation>
    </message>
    <message>
        <source>Comes from</source>
        <translation>Kommt von</translation>
    </message>
    <message>
        <source>Other targets</source>
        <translation>Weitere Ziele</translation>
    </message>
    <message>
        <source>target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>explains</source>
        <translation>erklärt</translation>
    </message>
    <message>
        <source>%1 (%2, %3)</source>
        <translation>%1 (%2, %3)</translation>
    </message>
    <message>
        <source>Joined</source>
        <translation>Verbunden</translation>
    </message>
    <message>
        <source>Health set to</source>
        <translation>Zustand gesetzt auf</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Because</source>
        <translation>Weil</translation>
    </message>
    <message>
        <source>Set by</source>
        <translation>Gesetzt von</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Incidents and feeds say</source>
        <translation>Vorfälle und Feeds sagen</translation>
    </message>
    <message>
        <source>By itself: %1.</source>
        <translation>Für sich allein: %1.</translation>
    </message>
    <message>
        <source>It needs %1: %2.</source>
        <translation>Es braucht %1: %2.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Good by a person&apos;s word alone: %1.</source>
        <translation>Gut nur nach dem Wort einer Person: %1.</translation>
    </message>
    <message>
        <source>Dependency</source>
        <translation>Abhängigkeit</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Terms</source>
        <translation>Bedingungen</translation>
    </message>
    <message>
        <source>needs it</source>
        <translation>braucht es</translation>
    </message>
    <message>
        <source>is needed</source>
        <translation>wird gebraucht</translation>
    </message>
    <message>
        <source>Phases</source>
        <translation>Phasen</translation>
    </message>
    <message>
        <source>runs now</source>
        <translation>läuft jetzt</translation>
    </message>
    <message>
        <source>to come</source>
        <translation>kommt noch</translation>
    </message>
    <message>
        <source>Needed in</source>
        <translation>Gebraucht in</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>Phase</translation>
    </message>
    <message>
        <source>More phases</source>
        <translation>Weitere Phasen</translation>
    </message>
    <message>
        <source>%1 (listed, and nothing says who needs the first)</source>
        <translation>%1 (aufgeführt, und nichts sagt, wer die erste braucht)</translation>
    </message>
    <message>
        <source>%1 (listed, and nothing says who needs it)</source>
        <translation>%1 (aufgeführt, und nichts sagt, wer sie braucht)</translation>
    </message>
    <message>
        <source>Phases over</source>
        <translation>Phasen vorbei</translation>
    </message>
    <message numerus="yes">
        <source>… %n more …</source>
        <translation>
            <numerusform>… %n weitere …</numerusform>
            <numerusform>… %n weitere …</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (listed, and only components of a circle need the first)</source>
        <translation>%1 (aufgeführt, und nur Komponenten eines Kreises brauchen die erste)</translation>
    </message>
</context>
<context>
    <name>watchfloor::FeedWords</name>
    <message>
        <source>%1 (learned)</source>
        <translation>%1 (gelernt)</translation>
    </message>
    <message>
        <source>%1 (assumed)</source>
        <translation>%1 (angenommen)</translation>
    </message>
    <message>
        <source>%1/h</source>
        <translation>%1/h</translation>
    </message>
    <message>
        <source>%1, at most %2</source>
        <translation>%1, höchstens %2</translation>
    </message>
    <message>
        <source>%1 ahead</source>
        <translation>%1 vor</translation>
    </message>
    <message>
        <source>%1 behind</source>
        <translation>%1 nach</translation>
    </message>
    <message>
        <source>under 1 %</source>
        <translation>unter 1 %</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 of %2 (%3)</source>
        <translation>%1 von %2 (%3)</translation>
    </message>
    <message>
        <source>none is declared</source>
        <translation>keine ist angegeben</translation>
    </message>
    <message>
        <source>%1 ahead is declared</source>
        <translation>%1 vor ist angegeben</translation>
    </message>
    <message>
        <source>%1 behind is declared</source>
        <translation>%1 nach ist angegeben</translation>
    </message>
    <message>
        <source>The clock of %1 seems %2 (%3). Corrected, what comes from now on is placed by the right time; what came before stays as it is.</source>
        <translation>Die Uhr von %1 geht offenbar %2 (%3). Berichtigt steht, was von nun an kommt, zur rechten Zeit; was vorher kam, bleibt, wie es ist.</translation>
    </message>
</context>
<context>
    <name>watchfloor::Floor</name>
    <message>
        <source>%1 at %2</source>
        <translation>%1 um %2</translation>
    </message>
    <message>
        <source>Reopened</source>
        <translation>Wieder geöffnet</translation>
    </message>
    <message>
        <source>Disputed</source>
        <translation>Angefochten</translation>
    </message>
    <message>
        <source>Dismissed</source>
        <translation>Verworfen</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Geschlossen</translation>
    </message>
    <message>
        <source>A  completely reliable</source>
        <translation>A  völlig zuverlässig</translation>
    </message>
    <message>
        <source>B  usually reliable</source>
        <translation>B  gewöhnlich zuverlässig</translation>
    </message>
    <message>
        <source>C  fairly reliable</source>
        <translation>C  ziemlich zuverlässig</translation>
    </message>
    <message>
        <source>D  not usually reliable</source>
        <translation>D  gewöhnlich nicht zuverlässig</translation>
    </message>
    <message>
        <source>E  unreliable</source>
        <translation>E  unzuverlässig</translation>
    </message>
    <message>
        <source>F  cannot be judged</source>
        <translation>F  nicht beurteilbar</translation>
    </message>
    <message>
        <source>1  confirmed by others</source>
        <translation>1  von anderen bestätigt</translation>
    </message>
    <message>
        <source>2  probably true</source>
        <translation>2  wahrscheinlich wahr</translation>
    </message>
    <message>
        <source>3  possibly true</source>
        <translation>3  möglicherweise wahr</translation>
    </message>
    <message>
        <source>4  doubtful</source>
        <translation>4  zweifelhaft</translation>
    </message>
    <message>
        <source>5  improbable</source>
        <translation>5  unwahrscheinlich</translation>
    </message>
    <message>
        <source>6  cannot be judged</source>
        <translation>6  nicht beurteilbar</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>nicht angegeben</translation>
    </message>
    <message>
        <source>impossible</source>
        <translation>unmöglich</translation>
    </message>
    <message>
        <source>highly unlikely</source>
        <translation>sehr unwahrscheinlich</translation>
    </message>
    <message>
        <source>unlikely</source>
        <translation>unwahrscheinlich</translation>
    </message>
    <message>
        <source>even chance</source>
        <translation>gleich wahrscheinlich</translation>
    </message>
    <message>
        <source>likely</source>
        <translation>wahrscheinlich</translation>
    </message>
    <message>
        <source>highly likely</source>
        <translation>sehr wahrscheinlich</translation>
    </message>
    <message>
        <source>certain</source>
        <translation>sicher</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>low</source>
        <translation>gering</translation>
    </message>
    <message>
        <source>medium</source>
        <translation>mittel</translation>
    </message>
    <message>
        <source>high</source>
        <translation>hoch</translation>
    </message>
    <message>
        <source>assessment</source>
        <translation>Bewertung</translation>
    </message>
    <message>
        <source>recognition</source>
        <translation>Anerkennung</translation>
    </message>
    <message>
        <source>dispute</source>
        <translation>Anfechtung</translation>
    </message>
    <message>
        <source>dismissal</source>
        <translation>Verwerfung</translation>
    </message>
    <message>
        <source>closing</source>
        <translation>Schließung</translation>
    </message>
    <message>
        <source>reopening</source>
        <translation>Wiederöffnung</translation>
    </message>
    <message>
        <source>merge</source>
        <translation>Zusammenlegung</translation>
    </message>
    <message>
        <source>split</source>
        <translation>Trennung</translation>
    </message>
    <message>
        <source>note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>handing over of the picture-manager token</source>
        <translation>Übergabe der Lagebildführung</translation>
    </message>
    <message>
        <source>undoing</source>
        <translation>Rücknahme</translation>
    </message>
    <message>
        <source>redoing</source>
        <translation>Wiederholung</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n incident(s)</source>
        <translation>
            <numerusform>%n Vorfall</numerusform>
            <numerusform>%n Vorfälle</numerusform>
        </translation>
    </message>
    <message>
        <source>Decisions are made on the picture of now: go back to now first.</source>
        <translation>Entschieden wird am Lagebild von jetzt: zuerst zurück zu jetzt.</translation>
    </message>
    <message>
        <source>Nobody&apos;s name is known to decide under.</source>
        <translation>Es ist kein Name bekannt, unter dem entschieden würde.</translation>
    </message>
    <message>
        <source>The incident is no longer in the picture.</source>
        <translation>Der Vorfall ist nicht mehr im Lagebild.</translation>
    </message>
    <message>
        <source>That does not follow from how it stands; look at its state again.</source>
        <translation>Das folgt nicht auf den jetzigen Stand; bitte den Zustand noch einmal ansehen.</translation>
    </message>
    <message>
        <source>Credibility 1 needs two independent originators. The same report through two feeds is one: grade it 2, or wait for another voice.</source>
        <translation>Glaubwürdigkeit 1 braucht zwei unabhängige Urheber. Dieselbe Meldung über zwei Quellen ist eine: mit 2 bewerten oder auf eine weitere Stimme warten.</translation>
    </message>
    <message>
        <source>%1 is the picture manager on watch. Only they recognise; the token can be handed over.</source>
        <translation>%1 führt das Lagebild. Nur von dort wird anerkannt; die Führung kann übergeben werden.</translation>
    </message>
    <message>
        <source>A merge needs two incidents that are not one already.</source>
        <translation>Zusammenlegen braucht zwei Vorfälle, die noch nicht einer sind.</translation>
    </message>
    <message>
        <source>It is one report: there is nothing to split.</source>
        <translation>Es ist eine einzige Meldung: da ist nichts zu trennen.</translation>
    </message>
    <message>
        <source>Somebody decided about it a moment ago. Look at it again; nothing was changed.</source>
        <translation>Darüber wurde soeben von anderer Seite entschieden. Bitte noch einmal ansehen; geändert wurde nichts.</translation>
    </message>
    <message>
        <source>There is nothing to take back.</source>
        <translation>Es gibt nichts zurückzunehmen.</translation>
    </message>
    <message>
        <source>Because</source>
        <translation>Weil</translation>
    </message>
    <message>
        <source>Lapsed since</source>
        <translation>Erloschen seit</translation>
    </message>
    <message>
        <source>Recognised until</source>
        <translation>Anerkannt bis</translation>
    </message>
    <message>
        <source>Recognised by</source>
        <translation>Anerkannt von</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation>Einstufung</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Likelihood</source>
        <translation>Wahrscheinlichkeit</translation>
    </message>
    <message>
        <source>Confidence in it</source>
        <translation>Sicherheit des Urteils</translation>
    </message>
    <message>
        <source>Reasoning</source>
        <translation>Begründung</translation>
    </message>
    <message>
        <source>Dissent</source>
        <translation>Gegenmeinung</translation>
    </message>
    <message>
        <source>Assessed by</source>
        <translation>Bewertet von</translation>
    </message>
    <message>
        <source>Merged of</source>
        <translation>Zusammengelegt aus</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>entry on an operation</source>
        <translation>Eintrag zu einer Operation</translation>
    </message>
    <message>
        <source>An operation needs a name, and ends after it begins.</source>
        <translation>Eine Operation braucht einen Namen und endet, nachdem sie beginnt.</translation>
    </message>
    <message>
        <source>%1 is the picture manager already.</source>
        <translation>%1 führt das Lagebild bereits.</translation>
    </message>
    <message>
        <source>dependency</source>
        <translation>Abhängigkeit</translation>
    </message>
    <message>
        <source>Nothing needs itself: choose two different things.</source>
        <translation>Nichts braucht sich selbst: zwei verschiedene Objekte wählen.</translation>
    </message>
    <message>
        <source>word on the health</source>
        <translation>Wort zum Zustand</translation>
    </message>
    <message>
        <source>This needs a reason.</source>
        <translation>Das braucht eine Begründung.</translation>
    </message>
    <message>
        <source>It ends in the future: choose a later time.</source>
        <translation>Es endet in der Zukunft: bitte eine spätere Zeit wählen.</translation>
    </message>
    <message>
        <source>What this is about is no longer in the picture.</source>
        <translation>Worum es geht, ist nicht mehr im Lagebild.</translation>
    </message>
    <message>
        <source>Nobody holds anything of its health any more.</source>
        <translation>Über seinen Zustand hat niemand mehr etwas gesagt.</translation>
    </message>
    <message>
        <source>What it is put beside is needed in another way: both stand in a group of one rule.</source>
        <translation>Das, wozu es gestellt wird, wird anders gebraucht: Beide stehen in einer Gruppe mit einer Regel.</translation>
    </message>
    <message>
        <source>The picture that this was decided on and the open file are not both of an exercise: look at it again. Nothing was written.</source>
        <translation>Das Lagebild, auf dem dies entschieden wurde, und die geöffnete Datei gehören nicht beide zur Übung oder beide zum Ernstfall: bitte noch einmal ansehen. Es wurde nichts geschrieben.</translation>
    </message>
</context>
<context>
    <name>watchfloor::Help</name>
    <message>
        <source>As the system: %1</source>
        <translation>Wie das System: %1</translation>
    </message>
    <message>
        <source>The new language is spoken from the next start of Watchfloor.</source>
        <translation>Die neue Sprache gilt ab dem nächsten Start von Watchfloor.</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source> or </source>
        <translation> oder </translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Karte</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitachse</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>Tabellen</translation>
    </message>
    <message>
        <source>Arrows, + and -</source>
        <translation>Pfeile, + und -</translation>
    </message>
    <message>
        <source>Move and zoom</source>
        <translation>Verschieben und zoomen</translation>
    </message>
    <message>
        <source>Tab, Enter</source>
        <translation>Tab, Eingabe</translation>
    </message>
    <message>
        <source>Next mark, select it</source>
        <translation>Nächste Markierung, auswählen</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Show the row in the inspector and in every view</source>
        <translation>Die Zeile im Inspektor und in jeder Ansicht zeigen</translation>
    </message>
    <message>
        <source>Ctrl+C</source>
        <translation>Strg+C</translation>
    </message>
    <message>
        <source>Copy the rows under their marking</source>
        <translation>Die Zeilen unter ihrer Kennzeichnung kopieren</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Inspektor</translation>
    </message>
    <message>
        <source>Open the raw record</source>
        <translation>Den Rohdatensatz öffnen</translation>
    </message>
    <message>
        <source>About Watchfloor</source>
        <translation>Über Watchfloor</translation>
    </message>
    <message>
        <source>Watchfloor %1
The recognised cyber picture of a watch floor.
Free software: GNU General Public License, version 3 or later.</source>
        <translation>Watchfloor %1
Das anerkannte Cyber-Lagebild eines Lagezentrums.
Freie Software: GNU General Public License, Version 3 oder neuer.</translation>
    </message>
    <message>
        <source>What it is built on</source>
        <translation>Worauf es aufbaut</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Für</translation>
    </message>
    <message>
        <source>Libraries</source>
        <translation>Bibliotheken</translation>
    </message>
    <message>
        <source>Qt %1</source>
        <translation>Qt %1</translation>
    </message>
    <message>
        <source>windows, drawing, network</source>
        <translation>Fenster, Zeichnen, Netz</translation>
    </message>
    <message>
        <source>the timeline</source>
        <translation>die Zeitachse</translation>
    </message>
    <message>
        <source>the map&apos;s projection</source>
        <translation>die Projektion der Karte</translation>
    </message>
    <message>
        <source>the store and its encryption</source>
        <translation>den Datenbestand und seine Verschlüsselung</translation>
    </message>
    <message>
        <source>public domain</source>
        <translation>gemeinfrei</translation>
    </message>
    <message>
        <source>inside SQLCipher</source>
        <translation>innerhalb von SQLCipher</translation>
    </message>
    <message>
        <source>SHA-256, AES</source>
        <translation>SHA-256, AES</translation>
    </message>
    <message>
        <source>reading JSON</source>
        <translation>das Lesen von JSON</translation>
    </message>
    <message>
        <source>raw bytes kept small</source>
        <translation>kompakte Rohdaten</translation>
    </message>
    <message>
        <source>compressed feeds</source>
        <translation>komprimierte Feeds</translation>
    </message>
    <message>
        <source>encodings of exports</source>
        <translation>Zeichenkodierungen von Exporten</translation>
    </message>
    <message>
        <source>the dependency graph</source>
        <translation>den Abhängigkeitsgraphen</translation>
    </message>
    <message>
        <source>the base map</source>
        <translation>die Grundkarte</translation>
    </message>
    <message>
        <source>the typeface, where installed</source>
        <translation>die Schrift, wo installiert</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Open the last store again at start</source>
        <translation>Beim Start den letzten Datenbestand wieder öffnen</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Farbschema</translation>
    </message>
    <message>
        <source>Size of &amp;text</source>
        <translation>Größe des &amp;Textes</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Sprache</translation>
    </message>
    <message>
        <source>Times are shown in UTC (Zulu) everywhere; there is no other setting. Keys of stores are never remembered.</source>
        <translation>Zeiten stehen überall in UTC (Zulu); eine andere Einstellung gibt es nicht. Schlüssel von Datenbeständen werden nie gespeichert.</translation>
    </message>
</context>
<context>
    <name>watchfloor::Menus</name>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>&amp;New store…</source>
        <translation>&amp;Neuer Datenbestand&#xa0;…</translation>
    </message>
    <message>
        <source>&amp;Open store…</source>
        <translation>Datenbestand ö&amp;ffnen&#xa0;…</translation>
    </message>
    <message>
        <source>&amp;Import files…</source>
        <translation>Dateien &amp;importieren&#xa0;…</translation>
    </message>
    <message>
        <source>Import a &amp;folder…</source>
        <translation>&amp;Ordner importieren&#xa0;…</translation>
    </message>
    <message>
        <source>&amp;Save a copy…</source>
        <translation>Kopie &amp;speichern&#xa0;…</translation>
    </message>
    <message>
        <source>Change &amp;key…</source>
        <translation>Schl&amp;üssel ändern&#xa0;…</translation>
    </message>
    <message>
        <source>&amp;Verify store</source>
        <translation>Datenbestand &amp;prüfen</translation>
    </message>
    <message>
        <source>&amp;Close window</source>
        <translation>Fenster s&amp;chließen</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>&amp;Copy selection as text</source>
        <translation>Auswahl als Text &amp;kopieren</translation>
    </message>
    <message>
        <source>Copy incidents as CS&amp;V</source>
        <translation>Vorfälle als CS&amp;V kopieren</translation>
    </message>
    <message>
        <source>Select n&amp;othing</source>
        <translation>&amp;Nichts auswählen</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>&amp;Einstellungen&#xa0;…</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>The %1 workspace</source>
        <translation>Der Arbeitsbereich %1</translation>
    </message>
    <message>
        <source>&amp;Commands and objects…</source>
        <translation>&amp;Befehle und Objekte&#xa0;…</translation>
    </message>
    <message>
        <source>Find a command or an object by a few letters (Ctrl+K)</source>
        <translation>Einen Befehl oder ein Objekt mit wenigen Buchstaben finden (Strg+K)</translation>
    </message>
    <message>
        <source>Search   Ctrl+K</source>
        <translation>Suchen   Strg+K</translation>
    </message>
    <message>
        <source>&amp;Zoom map to selection</source>
        <translation>Karte auf Auswahl &amp;zoomen</translation>
    </message>
    <message>
        <source>Picture as &amp;known at…</source>
        <translation>&amp;Wissensstand des Lagebilds&#xa0;…</translation>
    </message>
    <message>
        <source>Back to &amp;now</source>
        <translation>Zurück zu &amp;jetzt</translation>
    </message>
    <message>
        <source>&amp;Light theme</source>
        <translation>&amp;Helles Farbschema</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>&amp;Vollbild</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>&amp;New window on this store</source>
        <translation>&amp;Neues Fenster auf diesen Datenbestand</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>&amp;About Watchfloor</source>
        <translation>&amp;Über Watchfloor</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>R&amp;ecent stores</source>
        <translation>Zu&amp;letzt geöffnet</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>Noch keine</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Panels</source>
        <translation>&amp;Tafeln</translation>
    </message>
    <message>
        <source>&amp;Window</source>
        <translation>&amp;Fenster</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>Open ra&amp;w record</source>
        <translation>Rohdatensatz &amp;öffnen</translation>
    </message>
    <message>
        <source>Re&amp;set layout of this workspace</source>
        <translation>&amp;Layout dieses Arbeitsbereichs zurücksetzen</translation>
    </message>
    <message>
        <source>&amp;Incident</source>
        <translation>&amp;Vorfall</translation>
    </message>
    <message>
        <source>Wa&amp;tch</source>
        <translation>&amp;Wache</translation>
    </message>
    <message>
        <source>Limits of correlation…</source>
        <translation>Grenzen der Korrelation…</translation>
    </message>
    <message>
        <source>&amp;Wall of missions</source>
        <translation>&amp;Missionswand</translation>
    </message>
    <message>
        <source>The missions over a whole screen (F12)</source>
        <translation>Die Missionen über einen ganzen Bildschirm (F12)</translation>
    </message>
    <message>
        <source>Wh&amp;at if</source>
        <translation>Was wäre we&amp;nn</translation>
    </message>
    <message>
        <source>Network of assets</source>
        <translation>Netz der Objekte</translation>
    </message>
    <message>
        <source>All assets and what joins them, however many there are (Ctrl+Shift+G)</source>
        <translation>Alle Objekte und was sie verbindet, so viele es auch sind (Strg+Umschalt+G)</translation>
    </message>
</context>
<context>
    <name>watchfloor::Operations</name>
    <message>
        <source>Unknown side</source>
        <translation>Seite unbekannt</translation>
    </message>
    <message>
        <source>Adversary</source>
        <translation>Gegner</translation>
    </message>
    <message>
        <source>Friendly</source>
        <translation>Eigene</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>Operation</translation>
    </message>
    <message>
        <source>Campaign</source>
        <translation>Kampagne</translation>
    </message>
    <message>
        <source>Exercise</source>
        <translation>Übung</translation>
    </message>
    <message>
        <source>Penetration test</source>
        <translation>Penetrationstest</translation>
    </message>
    <message>
        <source>Maintenance</source>
        <translation>Wartung</translation>
    </message>
    <message>
        <source>Team deployment</source>
        <translation>Einsatz eines Teams</translation>
    </message>
    <message>
        <source>Defensive operation</source>
        <translation>Abwehroperation</translation>
    </message>
    <message>
        <source>Imminent</source>
        <translation>Bevorstehend</translation>
    </message>
    <message>
        <source>Ongoing</source>
        <translation>Laufend</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>Geplant</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Beendet</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgesagt</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>Observed</source>
        <translation>Beobachtet</translation>
    </message>
    <message>
        <source>Not observed</source>
        <translation>Nicht beobachtet</translation>
    </message>
    <message>
        <source>Cyberspace</source>
        <translation>Cyberraum</translation>
    </message>
    <message>
        <source>Electromagnetic</source>
        <translation>Elektromagnetisch</translation>
    </message>
    <message>
        <source>Cognitive</source>
        <translation>Kognitiv</translation>
    </message>
    <message>
        <source>CYBER</source>
        <translation>CYBER</translation>
    </message>
    <message>
        <source>EM</source>
        <translation>EM</translation>
    </message>
    <message>
        <source>COGN</source>
        <translation>KOGN</translation>
    </message>
    <message>
        <source>no window stated</source>
        <translation>kein Zeitfenster angegeben</translation>
    </message>
    <message>
        <source>from %1, no end stated</source>
        <translation>ab %1, kein Ende angegeben</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>bis %1</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>over for %1</source>
        <translation>vorbei seit %1</translation>
    </message>
    <message>
        <source>begins in %1</source>
        <translation>beginnt in %1</translation>
    </message>
    <message>
        <source>for %1, ends in %2</source>
        <translation>seit %1, endet in %2</translation>
    </message>
    <message>
        <source>for %1</source>
        <translation>seit %1</translation>
    </message>
    <message>
        <source>%1 of %2 warnings seen</source>
        <translation>%1 von %2 Warnzeichen gesehen</translation>
    </message>
    <message>
        <source>%1, imminent at %2</source>
        <translation>%1, bevorstehend ab %2</translation>
    </message>
    <message>
        <source>it comes from %1 (%2 of %3 addresses)</source>
        <translation>es kommt von %1 (%2 von %3 Adressen)</translation>
    </message>
    <message>
        <source>it hits %1 (%2 of %3 assets)</source>
        <translation>es trifft %1 (%2 von %3 Objekten)</translation>
    </message>
    <message numerus="yes">
        <source>%n joined by name: %1</source>
        <translation>
            <numerusform>%n nach Namen verbunden: %1</numerusform>
            <numerusform>%n nach Namen verbunden: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2, %3, as %4 says: %5</source>
        <translation>%1, %2, %3, laut %4: %5</translation>
    </message>
</context>
<context>
    <name>watchfloor::Watch</name>
    <message>
        <source>late</source>
        <translation>verspätet</translation>
    </message>
    <message>
        <source>silent</source>
        <translation>verstummt</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>nicht lesbar</translation>
    </message>
    <message>
        <source>watch officer</source>
        <translation>Wachoffizier</translation>
    </message>
    <message>
        <source>analyst</source>
        <translation>Auswerter</translation>
    </message>
    <message>
        <source>commander</source>
        <translation>Befehlshaber</translation>
    </message>
    <message>
        <source>observer</source>
        <translation>Beobachter</translation>
    </message>
    <message>
        <source>Early warning</source>
        <translation>Frühwarnung</translation>
    </message>
    <message>
        <source>Notification</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>Progress report</source>
        <translation>Fortschrittsbericht</translation>
    </message>
    <message>
        <source>Final report</source>
        <translation>Abschlussbericht</translation>
    </message>
    <message>
        <source>submitted in time</source>
        <translation>fristgerecht abgegeben</translation>
    </message>
    <message>
        <source>submitted late; it was due %1</source>
        <translation>verspätet abgegeben; fällig war %1</translation>
    </message>
    <message>
        <source>overdue since %1</source>
        <translation>überfällig seit %1</translation>
    </message>
    <message>
        <source>runs from the end of the handling</source>
        <translation>läuft ab dem Ende der Bearbeitung</translation>
    </message>
    <message>
        <source>due %1, in %2</source>
        <translation>fällig %1, in %2</translation>
    </message>
    <message>
        <source>%1 (it moves with the report before it)</source>
        <translation>%1 (verschiebt sich mit dem Bericht davor)</translation>
    </message>
    <message>
        <source>Disputed or newly contradicted</source>
        <translation>Strittig oder neu widersprüchlich</translation>
    </message>
    <message>
        <source>Recognitions that end in the coming watch</source>
        <translation>Anerkennungen, die in der kommenden Wache enden</translation>
    </message>
    <message>
        <source>Worse</source>
        <translation>Schlimmer</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Recognised, still open</source>
        <translation>Anerkannt, noch offen</translation>
    </message>
    <message>
        <source>Shelved alarms</source>
        <translation>Zurückgestellte Alarme</translation>
    </message>
    <message>
        <source>Feeds that are late, silent or unreadable</source>
        <translation>Quellen, die verspätet, verstummt oder nicht lesbar sind</translation>
    </message>
    <message>
        <source>Reporting clocks due in the coming watch</source>
        <translation>Meldefristen, die in der kommenden Wache ablaufen</translation>
    </message>
    <message>
        <source>Open and unchanged, not recognised</source>
        <translation>Offen und unverändert, nicht anerkannt</translation>
    </message>
    <message>
        <source>Better</source>
        <translation>Besser</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Geschlossen</translation>
    </message>
    <message>
        <source>Decisions of this watch</source>
        <translation>Entscheidungen dieser Wache</translation>
    </message>
    <message>
        <source>until %1 by %2</source>
        <translation>bis %1 von %2</translation>
    </message>
    <message>
        <source>%1, newest data %2</source>
        <translation>%1, neueste Daten %2</translation>
    </message>
    <message>
        <source>%1 due %2</source>
        <translation>%1 fällig %2</translation>
    </message>
    <message>
        <source>%1 by %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>recognised until %1</source>
        <translation>anerkannt bis %1</translation>
    </message>
    <message>
        <source>last decided by %1</source>
        <translation>zuletzt entschieden von %1</translation>
    </message>
    <message>
        <source>The password is not right.</source>
        <translation>Das Passwort ist falsch.</translation>
    </message>
    <message>
        <source>Two officers sign: nobody signs for both.</source>
        <translation>Zwei Offiziere unterschreiben: niemand unterschreibt für beide.</translation>
    </message>
    <message>
        <source>%1 hands over the watch, and signs for it.</source>
        <translation>%1 übergibt die Wache und unterschreibt dafür.</translation>
    </message>
    <message>
        <source>%1 is the picture manager: they hand over the watch.</source>
        <translation>%1 führt das Lagebild und übergibt die Wache.</translation>
    </message>
    <message>
        <source>Not taken yet: %1</source>
        <translation>Noch nicht übernommen: %1</translation>
    </message>
    <message>
        <source>Somebody handed over or moved the token since this was worked out. Close it and begin anew; the ticks are kept, and nothing has moved.</source>
        <translation>Seit dies ermittelt wurde, hat jemand die Wache oder die Lagebildführung übergeben. Schließen und neu beginnen; die Häkchen bleiben, und nichts hat sich geändert.</translation>
    </message>
    <message>
        <source>Operations and exercises, ongoing or imminent</source>
        <translation>Operationen und Übungen, laufend oder bevorstehend</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>ab %1</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>bis %1</translation>
    </message>
    <message>
        <source>Health that stands by an officer&apos;s word</source>
        <translation>Zustand, der auf das Wort eines Offiziers hin gilt</translation>
    </message>
    <message>
        <source>Phases of missions that begin in the coming watch and would be worse than now</source>
        <translation>Phasen von Missionen, die in der kommenden Wache beginnen und schlechter stünden als jetzt</translation>
    </message>
</context>
<context>
    <name>watchfloor::WhyOne</name>
    <message>
        <source>Same case number</source>
        <translation>Gleiche Fallnummer</translation>
    </message>
    <message>
        <source>Told in the same words</source>
        <translation>Mit denselben Worten gemeldet</translation>
    </message>
    <message>
        <source>Same connection</source>
        <translation>Gleiche Verbindung</translation>
    </message>
    <message>
        <source>Same kind of act on the same target</source>
        <translation>Gleiche Art von Handlung am selben Ziel</translation>
    </message>
    <message>
        <source>Between the same two</source>
        <translation>Zwischen denselben beiden</translation>
    </message>
    <message>
        <source>Same origin, seen by two sensors</source>
        <translation>Gleicher Ursprung, von zwei Sensoren gesehen</translation>
    </message>
    <message>
        <source>A reported value was seen</source>
        <translation>Ein gemeldeter Wert wurde gesehen</translation>
    </message>
    <message>
        <source>Seen again at the same target</source>
        <translation>Am selben Ziel wieder gesehen</translation>
    </message>
    <message>
        <source>Same vulnerability on the same target</source>
        <translation>Gleiche Schwachstelle am selben Ziel</translation>
    </message>
    <message>
        <source>Same actor</source>
        <translation>Gleicher Akteur</translation>
    </message>
    <message>
        <source>Same malware</source>
        <translation>Gleiche Schadsoftware</translation>
    </message>
    <message>
        <source>more traffic</source>
        <translation>weiterer Verkehr</translation>
    </message>
    <message numerus="yes">
        <source>%n report(s)</source>
        <translation>
            <numerusform>%n Meldung</numerusform>
            <numerusform>%n Meldungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n trace(s)</source>
        <translation>
            <numerusform>%n Spur</numerusform>
            <numerusform>%n Spuren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n independent voice(s)</source>
        <translation>
            <numerusform>%n unabhängige Stimme</numerusform>
            <numerusform>%n unabhängige Stimmen</numerusform>
        </translation>
    </message>
    <message>
        <source>an indicator that was valid then</source>
        <translation>ein Indikator, der damals gültig war</translation>
    </message>
    <message>
        <source>Why one incident</source>
        <translation>Warum ein Vorfall</translation>
    </message>
    <message>
        <source>and more of the same; watchfloorctl correlate --links lists all</source>
        <translation>und mehr davon; watchfloorctl correlate --links nennt alle</translation>
    </message>
    <message numerus="yes">
        <source>%n related and not the same</source>
        <translation>
            <numerusform>%n verwandter und nicht derselbe</numerusform>
            <numerusform>%n verwandte und nicht dieselben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weiterer</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Take out: %1</source>
        <translation>Herausnehmen: %1</translation>
    </message>
    <message>
        <source>Never join on this value</source>
        <translation>Nie über diesen Wert verknüpfen</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Ablehnen</translation>
    </message>
    <message>
        <source>Take something out of what this value joins; it can be undone</source>
        <translation>Etwas aus dem nehmen, was dieser Wert verknüpft; es lässt sich rückgängig machen</translation>
    </message>
    <message>
        <source>Between two that a report names</source>
        <translation>Zwischen zweien, die eine Meldung nennt</translation>
    </message>
    <message>
        <source>What is not joined…</source>
        <translation>Was nicht verbunden wird…</translation>
    </message>
    <message>
        <source>Values that are too common to join on, and what each rule may join at most</source>
        <translation>Werte, die zu verbreitet sind, um daran zu verbinden, und was jede Regel höchstens verbinden darf</translation>
    </message>
</context>
<context>
    <name>watchfloor::Words</name>
    <message>
        <source>0 s</source>
        <translation>0 s</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 d</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>nicht angegeben</translation>
    </message>
    <message>
        <source>Sensor</source>
        <translation>Sensor</translation>
    </message>
    <message>
        <source>milCERT</source>
        <translation>milCERT</translation>
    </message>
    <message>
        <source>CSIRT</source>
        <translation>CSIRT</translation>
    </message>
    <message>
        <source>SOC</source>
        <translation>SOC</translation>
    </message>
    <message>
        <source>Partner</source>
        <translation>Partner</translation>
    </message>
    <message>
        <source>This floor</source>
        <translation>Dieses Lagezentrum</translation>
    </message>
    <message>
        <source>Mission</source>
        <translation>Mission</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>Auftrag</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>Dienst</translation>
    </message>
    <message>
        <source>Application</source>
        <translation>Anwendung</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Rechner</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Standort</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>Strom</translation>
    </message>
    <message>
        <source>Satellite</source>
        <translation>Satellit</translation>
    </message>
    <message>
        <source>Cable</source>
        <translation>Kabel</translation>
    </message>
    <message>
        <source>Asset</source>
        <translation>Asset</translation>
    </message>
    <message>
        <source>no place</source>
        <translation>kein Ort</translation>
    </message>
    <message>
        <source>site</source>
        <translation>Standort</translation>
    </message>
    <message>
        <source>city</source>
        <translation>Stadt</translation>
    </message>
    <message>
        <source>country</source>
        <translation>Land</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>angenommen</translation>
    </message>
    <message>
        <source>duplicate</source>
        <translation>Duplikat</translation>
    </message>
    <message>
        <source>quarantined</source>
        <translation>in Quarantäne</translation>
    </message>
    <message>
        <source>The file could not be read or written.</source>
        <translation>Die Datei konnte nicht gelesen oder geschrieben werden.</translation>
    </message>
    <message>
        <source>The disk is full. What was stored before stays; free some space and try again.</source>
        <translation>Der Datenträger ist voll. Was vorher gespeichert war, bleibt; schaffen Sie Platz und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The document cannot be read as a whole.</source>
        <translation>Das Dokument kann nicht als Ganzes gelesen werden.</translation>
    </message>
    <message>
        <source>Watchfloor does not know this format.</source>
        <translation>Watchfloor kennt dieses Format nicht.</translation>
    </message>
    <message>
        <source>It was not found.</source>
        <translation>Es wurde nicht gefunden.</translation>
    </message>
    <message>
        <source>The store refused the operation.</source>
        <translation>Der Datenbestand hat den Vorgang verweigert.</translation>
    </message>
    <message>
        <source>The store is damaged: it fails its own checks. It was not changed. Restore a backup.</source>
        <translation>Der Datenbestand ist beschädigt: Er besteht seine eigenen Prüfungen nicht. Er wurde nicht verändert. Stellen Sie eine Sicherung wieder her.</translation>
    </message>
    <message>
        <source>This file is not a Watchfloor store. It was not changed.</source>
        <translation>Diese Datei ist kein Watchfloor-Datenbestand. Sie wurde nicht verändert.</translation>
    </message>
    <message>
        <source>The key does not open this store.</source>
        <translation>Der Schlüssel öffnet diesen Datenbestand nicht.</translation>
    </message>
    <message>
        <source>A newer Watchfloor wrote this store. It was not changed; open it with that version.</source>
        <translation>Ein neueres Watchfloor hat diesen Datenbestand geschrieben. Er wurde nicht verändert; öffnen Sie ihn mit jener Version.</translation>
    </message>
    <message>
        <source>The store is read-only.</source>
        <translation>Der Datenbestand ist schreibgeschützt.</translation>
    </message>
    <message>
        <source>Another program holds it. Try again when that one is done.</source>
        <translation>Ein anderes Programm hält es besetzt. Versuchen Sie es wieder, wenn es fertig ist.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>Nothing may be shown to this audience.</source>
        <translation>Diesen Empfängern darf nichts gezeigt werden.</translation>
    </message>
    <message>
        <source>That was not understood.</source>
        <translation>Das wurde nicht verstanden.</translation>
    </message>
    <message>
        <source>never seen</source>
        <translation>nie gesehen</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>seit %1</translation>
    </message>
    <message>
        <source>the watch floor</source>
        <translation>dem Lagezentrum</translation>
    </message>
    <message>
        <source>set to %1 by %2 until %3: “%4”</source>
        <translation>auf „%1“ gesetzt von %2 bis %3: „%4“</translation>
    </message>
    <message>
        <source>%1; incidents say %2</source>
        <translation>%1; Vorfälle sagen „%2“</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>ab %1</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>bis %1</translation>
    </message>
    <message>
        <source>at all times</source>
        <translation>jederzeit</translation>
    </message>
</context>
<context>
    <name>watchfloor::desktop::AlarmService</name>
    <message>
        <source>Alarms: %1</source>
        <translation>Alarme: %1</translation>
    </message>
    <message>
        <source>The alarm was not answered: %1</source>
        <translation>Der Alarm wurde nicht beantwortet: %1</translation>
    </message>
</context>
<context>
    <name>watchfloor::desktop::BriefPanel</name>
    <message>
        <source>As known at %1</source>
        <translation>Wissensstand %1</translation>
    </message>
    <message numerus="yes">
        <source>Table of %n row(s)</source>
        <translation>
            <numerusform>Tabelle mit %n Zeile</numerusform>
            <numerusform>Tabelle mit %n Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Karte</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitachse</translation>
    </message>
    <message>
        <source>Dependencies</source>
        <translation>Abhängigkeiten</translation>
    </message>
    <message>
        <source>Save the brief…</source>
        <translation>Lagevortrag speichern&#xa0;…</translation>
    </message>
    <message>
        <source>Cleared up to this TLP and EU level; REL: lists the nations that will read it, such as TLP:AMBER+REL:DEU,FRA. What is marked above is withheld.</source>
        <translation>Freigegeben bis zu dieser TLP- und EU-Stufe; REL: nennt die Nationen, die ihn lesen, etwa TLP:AMBER+REL:DEU,FRA. Was höher gekennzeichnet ist, wird zurückgehalten.</translation>
    </message>
    <message>
        <source>The window on the timeline</source>
        <translation>Das Fenster auf der Zeitachse</translation>
    </message>
    <message>
        <source>All of time</source>
        <translation>Gesamte Zeit</translation>
    </message>
    <message>
        <source>The last %1 hours</source>
        <translation>Die letzten %1 Stunden</translation>
    </message>
    <message>
        <source>What the brief will hold</source>
        <translation>Was der Lagevortrag enthalten wird</translation>
    </message>
    <message>
        <source>&amp;For</source>
        <translation>&amp;Für</translation>
    </message>
    <message>
        <source>&amp;Mission</source>
        <translation>&amp;Mission</translation>
    </message>
    <message>
        <source>&amp;Changes in</source>
        <translation>&amp;Änderungen in</translation>
    </message>
    <message>
        <source>All missions</source>
        <translation>Alle Missionen</translation>
    </message>
    <message>
        <source>That audience is not understood. Try TLP:AMBER or TLP:AMBER+REL:DEU,FRA.</source>
        <translation>Diese Empfängerangabe ist nicht verständlich. Versuchen Sie TLP:AMBER oder TLP:AMBER+REL:DEU,FRA.</translation>
    </message>
    <message>
        <source>Save the brief</source>
        <translation>Lagevortrag speichern</translation>
    </message>
    <message>
        <source>PDF document (*.pdf);;HTML document (*.html)</source>
        <translation>PDF-Dokument (*.pdf);;HTML-Dokument (*.html)</translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>Wird geschrieben&#xa0;…</translation>
    </message>
    <message>
        <source>No brief was written. %1</source>
        <translation>Es wurde kein Lagevortrag geschrieben. %1</translation>
    </message>
    <message>
        <source>%1 of the %2 incidents of this period%3</source>
        <translation>%1 der %2 Vorfälle dieses Zeitraums%3</translation>
    </message>
    <message>
        <source>; the others may not be shown to this audience</source>
        <translation>; die anderen dürfen diesen Empfängern nicht gezeigt werden</translation>
    </message>
    <message>
        <source>; the others do not touch this mission, or may not be shown to this audience</source>
        <translation>; die anderen betreffen diese Mission nicht oder dürfen diesen Empfängern nicht gezeigt werden</translation>
    </message>
    <message>
        <source>Nobody sits here: sign in first, so that the watch log can name who let the brief out.</source>
        <translation>Hier sitzt niemand: zuerst anmelden, damit das Wachbuch nennen kann, wer den Lagevortrag herausgegeben hat.</translation>
    </message>
</context>
<context>
    <name>watchfloor::desktop::CommandPalette</name>
    <message>
        <source>Commands and objects</source>
        <translation>Befehle und Objekte</translation>
    </message>
    <message>
        <source>A command, an incident, an asset, an address …</source>
        <translation>Ein Befehl, ein Vorfall, ein Asset, eine Adresse&#xa0;…</translation>
    </message>
    <message>
        <source>Search commands and objects</source>
        <translation>Befehle und Objekte suchen</translation>
    </message>
    <message>
        <source>Incident · %1</source>
        <translation>Vorfall · %1</translation>
    </message>
    <message>
        <source>Observation · %1</source>
        <translation>Beobachtung · %1</translation>
    </message>
    <message>
        <source>Incident</source>
        <translation>Vorfall</translation>
    </message>
    <message>
        <source>Asset</source>
        <translation>Asset</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>Objekt</translation>
    </message>
</context>
<context>
    <name>watchfloor::desktop::ConnectionDialog</name>
    <message>
        <source>Watched folder</source>
        <translation>Überwachter Ordner</translation>
    </message>
    <message>
        <source>Syslog messages over the network</source>
        <translation>Syslog-Meldungen über das Netz</translation>
    </message>
    <message>
        <source>Suricata&apos;s EVE socket</source>
        <translation>Suricatas EVE-Socket</translation>
    </message>
    <message>
        <source>TAXII 2.1 collection</source>
        <translation>TAXII-2.1-Sammlung</translation>
    </message>
    <message>
        <source>MISP feed or server</source>
        <translation>MISP-Feed oder -Server</translation>
    </message>
    <message>
        <source>JSON or NDJSON over HTTPS</source>
        <translation>JSON oder NDJSON über HTTPS</translation>
    </message>
    <message>
        <source>Addresses of &amp;private networks may be asked</source>
        <translation>Adressen &amp;privater Netze dürfen gefragt werden</translation>
    </message>
    <message>
        <source>&amp;Test</source>
        <translation>&amp;Prüfen</translation>
    </message>
    <message>
        <source>Connection of %1</source>
        <translation>Verbindung von %1</translation>
    </message>
    <message>
        <source>New connection</source>
        <translation>Neue Verbindung</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>A new source…</source>
        <translation>Eine neue Quelle …</translation>
    </message>
    <message>
        <source>small letters, figures and hyphens</source>
        <translation>Kleinbuchstaben, Ziffern und Bindestriche</translation>
    </message>
    <message>
        <source>By content</source>
        <translation>Nach Inhalt</translation>
    </message>
    <message>
        <source>By the names of the columns</source>
        <translation>Nach den Namen der Spalten</translation>
    </message>
    <message>
        <source>such as 30s, 5m, 1h; empty: as usual for the kind</source>
        <translation>etwa 30s, 5m, 1h; leer: wie bei der Art üblich</translation>
    </message>
    <message>
        <source>empty: those that the system trusts</source>
        <translation>leer: denen das System vertraut</translation>
    </message>
    <message>
        <source>empty: as it is</source>
        <translation>leer: bleibt, wie es ist</translation>
    </message>
    <message>
        <source>empty: none is needed</source>
        <translation>leer: keines nötig</translation>
    </message>
    <message>
        <source>Kept in your keyring, or in a file that only you can read where none runs; never in the store</source>
        <translation>Im Schlüsselbund verwahrt, oder wo keiner läuft in einer Datei, die nur Sie lesen können; nie im Datenbestand</translation>
    </message>
    <message>
        <source>Certificates to trust</source>
        <translation>Zertifikate, denen vertraut wird</translation>
    </message>
    <message>
        <source>Our certificate</source>
        <translation>Unser Zertifikat</translation>
    </message>
    <message>
        <source>Key of our certificate</source>
        <translation>Schlüssel unseres Zertifikats</translation>
    </message>
    <message>
        <source>&amp;Source</source>
        <translation>&amp;Quelle</translation>
    </message>
    <message>
        <source>Short &amp;name</source>
        <translation>Kurz&amp;name</translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation>&amp;Art</translation>
    </message>
    <message>
        <source>&amp;Where from</source>
        <translation>&amp;Woher</translation>
    </message>
    <message>
        <source>F&amp;ormat</source>
        <translation>F&amp;ormat</translation>
    </message>
    <message>
        <source>Ma&amp;pping of columns</source>
        <translation>S&amp;paltenzuordnung</translation>
    </message>
    <message>
        <source>&amp;Look every</source>
        <translation>Nachsehen a&amp;lle</translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation>&amp;Benutzer</translation>
    </message>
    <message>
        <source>Pass&amp;word, key or token</source>
        <translation>Pass&amp;wort, Schlüssel oder Token</translation>
    </message>
    <message>
        <source>&amp;Trust</source>
        <translation>&amp;Vertrauen</translation>
    </message>
    <message>
        <source>Our &amp;certificate</source>
        <translation>Unser &amp;Zertifikat</translation>
    </message>
    <message>
        <source>Its k&amp;ey</source>
        <translation>Sein Schlüss&amp;el</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>PEM files (*.pem *.crt *.key);;All files (*)</source>
        <translation>PEM-Dateien (*.pem *.crt *.key);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Wanted: %1</source>
        <translation>Erwartet: %1</translation>
    </message>
    <message>
        <source>Give the source a short name of small letters, figures and hyphens.</source>
        <translation>Geben Sie der Quelle einen Kurznamen aus Kleinbuchstaben, Ziffern und Bindestrichen.</translation>
    </message>
    <message>
        <source>A source of this name exists; choose it above.</source>
        <translation>Eine Quelle dieses Namens gibt es; wählen Sie sie oben.</translation>
    </message>
    <message>
        <source>Asks once what is named above, without bringing anything into the store</source>
        <translation>Fragt einmal bei dem nach, was oben genannt ist, ohne etwas in den Datenbestand zu bringen</translation>
    </message>
    <message>
        <source>It works: %1.</source>
        <translation>Es geht: %1.</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>Anfrage läuft…</translation>
    </message>
</context>
<context>
    <name>watchfloor::desktop::ConnectionsPanel</name>
    <message>
        <source>Not here</source>
        <translation>Nicht hier</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Beginnt</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Aktiv</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Failing</source>
        <translation>Gestört</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Where from</source>
        <translation>Woher</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Last data</source>
        <translation>Letzte Daten</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Angenommen</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>Doppelte</translation>
    </message>
    <message>
        <source>Quarantined</source>
        <translation>Quarantäne</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>Verloren</translation>
    </message>
    <message>
        <source>Last trouble</source>
        <translation>Letzte Störung</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>Hinzufügen …</translation>
    </message>
    <message>
        <source>A folder, a syslog port, a server to ask</source>
        <translation>Ein Ordner, ein Syslog-Port, ein Server</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Bearbeiten …</translation>
    </message>
    <message>
        <source>Change where the data come from</source>
        <translation>Ändern, woher die Daten kommen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Receive nothing until it is resumed; the store remembers</source>
        <translation>Nichts empfangen, bis fortgesetzt wird; der Datenbestand merkt es sich</translation>
    </message>
    <message>
        <source>Look now</source>
        <translation>Jetzt nachsehen</translation>
    </message>
    <message>
        <source>Do not wait for the next look</source>
        <translation>Nicht auf den nächsten Blick warten</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Forget the connection; what came by it stays</source>
        <translation>Die Verbindung vergessen; was durch sie kam, bleibt</translation>
    </message>
    <message>
        <source>Receive here</source>
        <translation>Hier empfangen</translation>
    </message>
    <message>
        <source>This program brings the data of these connections into the store, whenever it is open</source>
        <translation>Dieses Programm bringt die Daten dieser Verbindungen in den Datenbestand, sooft er offen ist</translation>
    </message>
    <message>
        <source>No connections</source>
        <translation>Keine Verbindungen</translation>
    </message>
    <message>
        <source>Add one, and data come by themselves: from a folder, a syslog port, Suricata&apos;s socket, a TAXII or MISP server.</source>
        <translation>Fügen Sie eine hinzu, und Daten kommen von selbst: aus einem Ordner, einem Syslog-Port, Suricatas Socket, von einem TAXII- oder MISP-Server.</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>%1 (%2 times)</source>
        <translation>%1 (%2-mal)</translation>
    </message>
    <message>
        <source>Lost from %1 to %2: %3, %4</source>
        <translation>Verloren von %1 bis %2: %3, %4</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n Meldung</numerusform>
            <numerusform>%n Meldungen</numerusform>
        </translation>
    </message>
    <message>
        <source>nobody knows how many</source>
        <translation>niemand weiß, wie viele</translation>
    </message>
    <message>
        <source>Remove the connection</source>
        <translation>Die Verbindung entfernen</translation>
    </message>
    <message>
        <source>Remove the connection of %1? What came by it stays.</source>
        <translation>Die Verbindung von %1 entfernen? Was durch sie kam, bleibt.</translation>
    </message>
</context>
<context>
    <name>watchfloor::desktop::CreateDialog</name>
    <message>
        <source>&amp;Real: the watch itself</source>
        <translation>&amp;Echt: die Wache selbst</translation>
    </message>
    <message>
        <source>&amp;Exercise: marked as such in every view and every export</source>
        <translation>Ü&amp;bung: in jeder Ansicht und jedem Export als solche gekennzeichnet</translation>
    </message>
    <message>
        <source>New store</source>
        <translation>Neuer Datenbestand</translation>
    </message>
    <message>
        <source>empty: not encrypted</source>
        <translation>leer: nicht verschlüsselt</translation>
    </message>
    <message>
        <source>&amp;Key</source>
        <translation>&amp;Schlüssel</translation>
    </message>
    <message>
        <source>&amp;Again</source>
        <translation>&amp;Noch einmal</translation>
    </message>
    <message>
        <source>The two keys differ.</source>
        <translation>Die beiden Schlüssel unterscheiden sich.</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Datei wählen&#xa0;…</translation>
    </message>
</context>
<context>
    <name>watchfloor::desktop::DecisionFlow</name>
    <message>
        <source>&amp;Assess…</source>
        <translation>&amp;Bewerten…</translation>
    </message>
    <message>
        <source>&amp;Recognise…</source>
        <translation>&amp;Anerkennen…</translation>
    </message>
    <message>
        <source>Dispu&amp;te…</source>
        <translation>Anf&amp;echten…</translation>
    </message>
    <message>
        <source>&amp;Dismiss…</source>
        <translation>&amp;Verwerfen…</translation>
    </message>
    <message>
        <source>&amp;Close…</source>
        <translation>&amp;Schließen…</translation>
    </message>
    <message>
        <source>&amp;Open again…</source>
        <translation>Wieder ö&amp;ffnen…</translation>
    </message>
    <message>
        <source>&amp;Merge…</source>
        <translation>&amp;Zusammenlegen…</translation>
    </message>
    <message>
        <source>&amp;Split…</source>
        <translation>&amp;Trennen…</translation>
    </message>
    <message>
        <source>Add a &amp;note…</source>
        <translation>&amp;Notiz…</translation>
    </message>
    <message>
        <source>&amp;Picture-manager token…</source>
        <translation>&amp;Lagebildführung…</translation>
    </message>
    <message>
        <source>Incident</source>
        <translation>Vorfall</translation>
    </message>
    <message>
        <source>You are the picture manager.</source>
        <translation>Sie führen das Lagebild.</translation>
    </message>
    <message>
        <source>Nobody is the picture manager.</source>
        <translation>Niemand führt das Lagebild.</translation>
    </message>
    <message>
        <source>In the watch log: %1</source>
        <translation>Im Wachbuch: %1</translation>
    </message>
    <message>
        <source>Nobody was the picture manager: you are now.</source>
        <translation>Niemand führte das Lagebild: jetzt führen Sie es.</translation>
    </message>
</context>
<context>
    <name>watchfloor::desktop::Dock</name>
    <message>
        <source>Own window or back (%1)</source>
        <translation>Eigenes Fenster oder zurück (%1)</translation>
    </message>
    <message>
        <source>Hide (%1)</source>
        <translation>Ausblenden (%1)</translation>
    </message>
    <message>
        <source>WHAT-IF: nothing of this is real</source>
        <translation>WAS WÄRE WENN: nichts davon ist wirklich</translation>
    </message>
</context>
<context>
    <name>watchfloor::desktop::FeedService</name>
    <message>
        <source>The connections cannot be read. %1</source>
        <translation>Die Verbindungen können nicht gelesen werden. %1</translation>
    </message>
    <message>
        <source>The connection cannot be removed. %1</source>
        <translation>Die Verbindung kann nicht entfernt werden. %1</translation>
    </message>
</context>
<context>
    <name>watchfloor::desktop::FilterBar</name>
    <message>
        <source>Sources shown</source>
        <translation>Gezeigte Quellen</translation>
    </message>
    <message>
        <source>States shown</source>
        <translation>Gezeigte Zustände</translation>
    </message>
    <message>
        <source>The time window set on the timeline. Press to show all of time.</source>
        <translation>Das auf der Zeitachse gesetzte Zeitfenster. Drücken, um die gesamte Zeit zu zeigen.</translation>
    </message>
    <message>
        <source>Only what lies in an area of the map. Press to lift it.</source>
        <translation>Nur was in einem Ausschnitt der Karte liegt. Drücken, um das aufzuheben.</translation>
    </message>
    <message>
        <source>Filter incidents and assets by their words   /</source>
        <translation>Vorfälle und Assets nach Wörtern filtern   /</translation>
    </message>
    <message>
        <source>Filter by words</source>
        <translation>Nach Wörtern filtern</translation>
    </message>
    <message>
        <source>Least severity</source>
        <translation>Mindestschweregrad</translation>
    </message>
    <message>
        <source>Least severity shown</source>
        <translation>Mindestschweregrad der Anzeige</translation>
    </message>
    <message>
        <source>All severities</source>
        <translation>Alle Schweregrade</translation>
    </message>
    <message>
        <source>%1 and above</source>
        <translation>%1 und darüber</translation>
    </message>
    <message>
        <source>%1 only</source>
        <translation>Nur %1</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>Filter leeren</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>Alles zeigen</translation>
    </message>
    <message>
        <source>All sources</source>
        <translation>Alle Quellen</translation>
    </message>
    <message>
        <source>%1 of %2 sources</source>
        <translation>%1 von %2 Quellen</translation>
    </message>
    <message>
        <source>All states</source>
        <translation>Alle Zustände</translation>
    </message>
    <message>
        <source>%1 of %2 states</source>
        <translation>%1 von %2 Zuständen</translation>
    </message>
    <message>
        <source>Area of the map</source>
        <translation>Kartenausschnitt</translation>
    </message>
    <message>
        <source>No sources yet</source>
        <translation>Noch keine Quellen</translation>
    </message>
    <message>
        <source>time window</source>
        <translation>Zeitfenster</translation>
    </message>
    <message>
        <source>severity from %1</source>
        <translation>Schweregrad ab %1</translation>
    </message>
    <message numerus="yes">
        <source>%n source(s) hidden</source>
        <translation>
            <numerusform>%n Quelle verborgen</numerusform>
            <numerusform>%n Quellen verborgen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n state(s) hidden</source>
        <translation>
            <numerusform>%n Zustand verborgen</numerusform>
            <numerusform>%n Zustände verborgen</numerusform>
        </translation>
    </message>
    <message>
        <source>area</source>
        <translation>Ausschnitt</translation>
    </message>
    <message>
        <source>words</source>
        <translation>Wörter</translation>
    </message>
</context>
<context>
    <name>watchfloor::desktop::ImportDialog</name>
    <message>
        <source>A: completely reliable</source>
        <translation>A: völlig zuverlässig</translation>
    </message>
    <message>
        <source>B: usually reliable</source>
        <translation>B: gewöhnlich zuverlässig</translation>
    </message>
    <message>
        <source>C: fairly reliable</source>
        <translation>C: ziemlich zuverlässig</translation>
    </message>
    <message>
        <source>D: not usually reliable</source>
        <translation>D: gewöhnlich nicht zuverlässig</translation>
    </message>
    <message>
        <source>E: unreliable</source>
        <translation>E: unzuverlässig</translation>
    </message>
    <message>
        <source>F: cannot be judged</source>
        <translation>F: nicht beurteilbar</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>This folder describes its own feeds: %1 in %2.</source>
        <translation>Dieser Ordner beschreibt seine Feeds selbst: %1 in %2.</translation>
    </message>
    <message numerus="yes">
        <source>%n source(s)</source>
        <translation>
            <numerusform>%n Quelle</numerusform>
            <numerusform>%n Quellen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n Datei</numerusform>
            <numerusform>%n Dateien</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) to read. Formats are told apart by content.</source>
        <translation>
            <numerusform>%n Datei zu lesen. Formate werden am Inhalt erkannt.</numerusform>
            <numerusform>%n Dateien zu lesen. Formate werden am Inhalt erkannt.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>A new source…</source>
        <translation>Eine neue Quelle&#xa0;…</translation>
    </message>
    <message>
        <source>None: counts as the most restrictive</source>
        <translation>Keine: gilt als die strengste</translation>
    </message>
    <message>
        <source>small letters, figures and hyphens</source>
        <translation>Kleinbuchstaben, Ziffern und Bindestriche</translation>
    </message>
    <message>
        <source>three letters, such as DEU; may be empty</source>
        <translation>drei Buchstaben, etwa DEU; darf leer sein</translation>
    </message>
    <message>
        <source>By content</source>
        <translation>Am Inhalt erkennen</translation>
    </message>
    <message>
        <source>&amp;Source</source>
        <translation>&amp;Quelle</translation>
    </message>
    <message>
        <source>Short &amp;name</source>
        <translation>&amp;Kurzname</translation>
    </message>
    <message>
        <source>&amp;Full name</source>
        <translation>&amp;Voller Name</translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation>&amp;Art</translation>
    </message>
    <message>
        <source>N&amp;ation</source>
        <translation>&amp;Nation</translation>
    </message>
    <message>
        <source>&amp;Reliability</source>
        <translation>&amp;Zuverlässigkeit</translation>
    </message>
    <message>
        <source>Default &amp;marking</source>
        <translation>Standardkenn&amp;zeichnung</translation>
    </message>
    <message>
        <source>F&amp;ormat</source>
        <translation>F&amp;ormat</translation>
    </message>
    <message>
        <source>There is no file to read.</source>
        <translation>Es gibt keine Datei zu lesen.</translation>
    </message>
    <message>
        <source>Give the source a short name of small letters, figures and hyphens.</source>
        <translation>Geben Sie der Quelle einen Kurznamen aus Kleinbuchstaben, Ziffern und Bindestrichen.</translation>
    </message>
    <message>
        <source>A source of this name exists; choose it above.</source>
        <translation>Eine Quelle dieses Namens gibt es schon; wählen Sie sie oben.</translation>
    </message>
    <message>
        <source>A nation has three letters, such as DEU or EUR.</source>
        <translation>Eine Nation hat drei Buchstaben, etwa DEU oder EUR.</translation>
    </message>
    <message>
        <source>That marking is not understood. Try TLP:AMBER or TLP:AMBER+REL:DEU,FRA.</source>
        <translation>Diese Kennzeichnung ist nicht verständlich. Versuchen Sie TLP:AMBER oder TLP:AMBER+REL:DEU,FRA.</translation>
    </message>
    <message>
        <source>Ma&amp;ke one…</source>
        <translation>An&amp;legen …</translation>
    </message>
    <message>
        <source>Ma&amp;pping of columns</source>
        <translation>S&amp;paltenzuordnung</translation>
    </message>
    <message>
        <source>By the names of the columns</source>
        <translation>Nach den Namen der Spalten</translation>
    </message>
    <message>
        <source>Look at the first rows of the first file and say what its columns mean</source>
        <translation>Die ersten Zeilen der ersten Datei ansehen und sagen, was ihre Spalten bedeuten</translation>
    </message>
    <message>
        <source>What the columns and words of an export mean, be it CSV or JSON</source>
        <translation>Was Spalten und Wörter eines Exports bedeuten, ob CSV oder JSON</translation>
    </message>
    <message>
        <source>Reads everything and says what would be new, double or in quarantine; nothing is stored</source>
        <translation>Liest alles und sagt, was neu, doppelt oder in Quarantäne wäre; nichts wird gespeichert</translation>
    </message>
    <message>
        <source>Stop &amp;trying</source>
        <translation>Versuch &amp;beenden</translation>
    </message>
    <message>
        <source>&amp;Try it first</source>
        <translation>Erst &amp;versuchen</translation>
    </message>
</context>
<context>
    <name>watchfloor::desktop::ImportFiles</name>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Datensätze</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>Doppelt</translation>
    </message>
    <message>
        <source>Quarantined</source>
        <translation>Quarantäne</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Files to read</source>
        <translation>Zu lesende Dateien</translation>
    </message>
    <message>
        <source>Trying…</source>
        <translation>Versuch läuft…</translation>
    </message>
    <message>
        <source>Trying %1 of %2: %3 records</source>
        <translation>Versuch %1 von %2: %3 Datensätze</translation>
    </message>
    <message>
        <source>%1 new records, %2 duplicates, %3 for quarantine</source>
        <translation>%1 neue Datensätze, %2 doppelte, %3 für die Quarantäne</translation>
    </message>
    <message numerus="yes">
        <source>Stopped after %n file(s): %1. Nothing was stored.</source>
        <translation>
            <numerusform>Nach %n Datei beendet: %1. Nichts wurde gespeichert.</numerusform>
            <numerusform>Nach %n Dateien beendet: %1. Nichts wurde gespeichert.</numerusform>
        </translation>
    </message>
    <message>
        <source>An import now would bring %1. Nothing was stored.</source>
        <translation>Ein Import brächte jetzt %1. Nichts wurde gespeichert.</translation>
    </message>
    <message>
        <source>whole</source>
        <translation>vollständig</translation>
    </message>
</context>
<context>
    <name>watchfloor::desktop::ImportFlow</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Import progress</source>
        <translation>Fortschritt des Imports</translation>
    </message>
    <message>
        <source>Stop reading. What was read so far stays; it can be undone.</source>
        <translation>Das Lesen anhalten. Was schon gelesen ist, bleibt; es lässt sich rückgängig machen.</translation>
    </message>
    <message>
        <source>An import is under way. Wait for it or cancel it.</source>
        <translation>Ein Import läuft. Warten Sie ihn ab oder brechen Sie ihn ab.</translation>
    </message>
    <message>
        <source>The store is read-only: nothing can be imported into it.</source>
        <translation>Der Datenbestand ist schreibgeschützt: Nichts kann in ihn importiert werden.</translation>
    </message>
    <message>
        <source>The files cannot be read. %1</source>
        <translation>Die Dateien können nicht gelesen werden. %1</translation>
    </message>
    <message>
        <source>Nothing was imported. %1</source>
        <translation>Es wurde nichts importiert. %1</translation>
    </message>
    <message>
        <source>Reading %1 (%2 of %3)</source>
        <translation>%1 wird gelesen (%2 von %3)</translation>
    </message>
    <message>
        <source>%1 records</source>
        <translation>%1 Datensätze</translation>
    </message>
    <message>
        <source>%1 records · %2 · %3 records/s</source>
        <translation>%1 Datensätze · %2 · %3 Datensätze/s</translation>
    </message>
    <message numerus="yes">
        <source>import of %n file(s)</source>
        <translation>
            <numerusform>Import von %n Datei</numerusform>
            <numerusform>Import von %n Dateien</numerusform>
        </translation>
    </message>
    <message>
        <source>Imported %1: %2 records accepted, %3 duplicates, %4 quarantined.</source>
        <translation>%1 importiert: %2 Datensätze angenommen, %3 Duplikate, %4 in Quarantäne.</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n Datei</numerusform>
            <numerusform>%n Dateien</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody sits here: sign in first, so that the watch log can name who imported.</source>
        <translation>Hier sitzt niemand: zuerst anmelden, damit das Wachbuch nennen kann, wer importiert hat.</translation>
    </message>
</context>
<context>
    <name>watchfloor::desktop::ImportResult</name>
    <message>
        <source>Import result</source>
        <translation>Ergebnis des Imports</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Datensätze</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Angenommen</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>Duplikate</translation>
    </message>
    <message>
        <source>Quarantined</source>
        <translation>In Quarantäne</translation>
    </message>
    <message>
        <source>Observations</source>
        <translation>Beobachtungen</translation>
    </message>
    <message>
        <source>Claims</source>
        <translation>Aussagen</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>Sekunden</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Files read</source>
        <translation>Gelesene Dateien</translation>
    </message>
    <message>
        <source>whole</source>
        <translation>vollständig</translation>
    </message>
    <message>
        <source>Show quarantined records</source>
        <translation>Datensätze in Quarantäne zeigen</translation>
    </message>
    <message>
        <source>Edit &gt; Undo takes the whole import back. Quarantined records keep their bytes and can be looked at.</source>
        <translation>Bearbeiten &gt; Rückgängig nimmt den ganzen Import zurück. Datensätze in Quarantäne behalten ihre Bytes und lassen sich ansehen.</translation>
    </message>
</context>
<context>
    <name>watchfloor::desktop::KeptWhatIfs</name>
    <message>
        <source>Keep this what-if</source>
        <translation>Dieses Was-wäre-wenn behalten</translation>
    </message>
    <message>
        <source>Under which name? It is kept until the store is closed, and for nobody else.</source>
        <translation>Unter welchem Namen? Es bleibt, bis der Speicher geschlossen wird, und für niemand sonst.</translation>
    </message>
    <message numerus="yes">
        <source> and %n more</source>
        <translation>
            <numerusform> und %n weiteres</numerusform>
            <numerusform> und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>keeping of a what-if</source>
        <translation>Behalten eines Was-wäre-wenn</translation>
    </message>
    <message>
        <source>forgetting of a what-if</source>
        <translation>Vergessen eines Was-wäre-wenn</translation>
    </message>
</context>
<context>
    <name>watchfloor::desktop::KeyDialog</name>
    <message>
        <source>Key of the store</source>
        <translation>Schlüssel des Datenbestands</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>Neuer Schlüssel</translation>
    </message>
    <message>
        <source>%1 is encrypted. Its key opens it.</source>
        <translation>%1 ist verschlüsselt. Der Schlüssel öffnet ihn.</translation>
    </message>
    <message>
        <source>The store will be encrypted with this key. Leave both fields empty for a store without encryption. A lost key cannot be recovered.</source>
        <translation>Der Datenbestand wird mit diesem Schlüssel verschlüsselt. Lassen Sie beide Felder leer für einen Datenbestand ohne Verschlüsselung. Ein verlorener Schlüssel ist nicht wiederherstellbar.</translation>
    </message>
    <message>
        <source>&amp;Key</source>
        <translation>&amp;Schlüssel</translation>
    </message>
    <message>
        <source>&amp;Again</source>
        <translation>&amp;Noch einmal</translation>
    </message>
    <message>
        <source>Open (in %1 s)</source>
        <translation>Öffnen (in %1 s)</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>No encryption</source>
        <translation>Keine Verschlüsselung</translation>
    </message>
    <message>
        <source>Encrypt</source>
        <translation>Verschlüsseln</translation>
    </message>
    <message>
        <source>The two keys differ.</source>
        <translation>Die beiden Schlüssel unterscheiden sich.</translation>
    </message>
</context>
<context>
    <name>watchfloor::desktop::MainWindow</name>
    <message>
        <source>Drop to import</source>
        <translation>Zum Importieren ablegen</translation>
    </message>
    <message>
        <source>Panels</source>
        <translation>Tafeln</translation>
    </message>
    <message>
        <source>Show %1 and go to it</source>
        <translation>%1 zeigen und dorthin wechseln</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Karte</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitachse</translation>
    </message>
    <message>
        <source>Dependencies</source>
        <translation>Abhängigkeiten</translation>
    </message>
    <message>
        <source>Incidents</source>
        <translation>Vorfälle</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Inspektor</translation>
    </message>
    <message>
        <source>Missions and assets</source>
        <translation>Missionen und Assets</translation>
    </message>
    <message>
        <source>Briefing</source>
        <translation>Lagevortrag</translation>
    </message>
    <message>
        <source>Feeds</source>
        <translation>Feeds</translation>
    </message>
    <message>
        <source>Imports and quarantine</source>
        <translation>Importe und Quarantäne</translation>
    </message>
    <message>
        <source>Watch log</source>
        <translation>Wachbuch</translation>
    </message>
    <message>
        <source>Choose columns…</source>
        <translation>Spalten wählen&#xa0;…</translation>
    </message>
    <message>
        <source>Choose columns</source>
        <translation>Spalten wählen</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>&amp;Filter by words</source>
        <translation>Nach Wörtern &amp;filtern</translation>
    </message>
    <message>
        <source>Clear the filte&amp;r</source>
        <translation>Filte&amp;r leeren</translation>
    </message>
    <message>
        <source>Show quarantine</source>
        <translation>Quarantäne zeigen</translation>
    </message>
    <message>
        <source>withdrawal of an import</source>
        <translation>Zurücknahme eines Imports</translation>
    </message>
    <message>
        <source>restoring of an import</source>
        <translation>Wiederherstellung eines Imports</translation>
    </message>
    <message>
        <source>After an unclean end: %1</source>
        <translation>Nach einem unsauberen Ende: %1</translation>
    </message>
    <message>
        <source>This store is read-only. It can be looked at; nothing can be imported.</source>
        <translation>Dieser Datenbestand ist schreibgeschützt. Er kann angesehen werden; importiert werden kann nichts.</translation>
    </message>
    <message>
        <source>The picture could not be refreshed; what you see is the last one. %1</source>
        <translation>Das Lagebild konnte nicht aufgefrischt werden; Sie sehen das letzte. %1</translation>
    </message>
    <message>
        <source>Details could not be read. %1</source>
        <translation>Einzelheiten konnten nicht gelesen werden. %1</translation>
    </message>
    <message>
        <source>The brief for %1 was written to %2</source>
        <translation>Der Lagevortrag für %1 wurde nach %2 geschrieben</translation>
    </message>
    <message>
        <source>The brief is not in the watch log. %1</source>
        <translation>Der Lagevortrag steht nicht im Wachbuch. %1</translation>
    </message>
    <message>
        <source>Watchfloor</source>
        <translation>Watchfloor</translation>
    </message>
    <message>
        <source>%1 — Watchfloor</source>
        <translation>%1 — Watchfloor</translation>
    </message>
    <message>
        <source>EXERCISE — %1</source>
        <translation>ÜBUNG — %1</translation>
    </message>
    <message>
        <source>&amp;Undo %1</source>
        <translation>&amp;Rückgängig: %1</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo %1</source>
        <translation>&amp;Wiederholen: %1</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>Import files</source>
        <translation>Dateien importieren</translation>
    </message>
    <message>
        <source>Import a folder</source>
        <translation>Ordner importieren</translation>
    </message>
    <message>
        <source>Drop a store to open it</source>
        <translation>Einen Datenbestand zum Öffnen ablegen</translation>
    </message>
    <message>
        <source>Open or create a store first; then feeds can be dropped on it.</source>
        <translation>Öffnen oder erstellen Sie zuerst einen Datenbestand; danach können Feeds darauf abgelegt werden.</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>REPLAY — %1</source>
        <translation>RÜCKSCHAU — %1</translation>
    </message>
    <message>
        <source>Alarms</source>
        <translation>Alarme</translation>
    </message>
    <message>
        <source>Operations</source>
        <translation>Operationen</translation>
    </message>
    <message>
        <source>Coincidences</source>
        <translation>Gleichzeitiges</translation>
    </message>
    <message>
        <source>Mission tiles</source>
        <translation>Missionskacheln</translation>
    </message>
    <message>
        <source>What-if</source>
        <translation>Was wäre wenn</translation>
    </message>
    <message>
        <source>WHAT-IF — %1</source>
        <translation>WAS WÄRE WENN — %1</translation>
    </message>
    <message>
        <source>What if…</source>
        <translation>Was wäre wenn…</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>&amp;Bearbeiten…</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>&amp;Knock out in a what-if</source>
        <translation>In einem Was-wäre-wenn &amp;ausfallen lassen</translation>
    </message>
</context>
<context>
    <name>watchfloor::desktop::MarkingStrip</name>
    <message>
        <source>The high-water mark of what is on screen</source>
        <translation>Die höchste Kennzeichnung dessen, was auf dem Bildschirm steht</translation>
    </message>
    <message>
        <source>NOTHING TO SHOW</source>
        <translation>NICHTS ZU ZEIGEN</translation>
    </message>
    <message>
        <source>Exercise. Marking: %1</source>
        <translation>Übung. Kennzeichnung: %1</translation>
    </message>
    <message>
        <source>Marking: %1</source>
        <translation>Kennzeichnung: %1</translation>
    </message>
    <message>
        <source>EXERCISE</source>
        <translation>ÜBUNG</translation>
    </message>
</context>
<context>
    <name>watchfloor::desktop::ModelFlow</name>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Dependency between two…</source>
        <translation>&amp;Abhängigkeit zwischen zweien…</translation>
    </message>
    <message>
        <source>Add, change or remove what one of the two selected needs of the other (Ctrl+L)</source>
        <translation>Hinzufügen, ändern oder entfernen, was eines der beiden Ausgewählten vom anderen braucht (Strg+L)</translation>
    </message>
    <message>
        <source>The model is edited on the picture of now: go back to what is real first.</source>
        <translation>Das Modell wird am Lagebild von jetzt bearbeitet: zuerst zur Wirklichkeit zurück.</translation>
    </message>
    <message>
        <source>In the watch log: %1</source>
        <translation>Im Wachbuch: %1</translation>
    </message>
    <message>
        <source>Set &amp;health…</source>
        <translation>&amp;Zustand setzen…</translation>
    </message>
    <message>
        <source>Say how healthy the selected asset is, until when and why, whatever incidents and feeds say (Ctrl+H)</source>
        <translation>Sagen, in welchem Zustand das ausgewählte Asset ist, bis wann und warum, was immer Vorfälle und Feeds sagen (Strg+H)</translation>
    </message>
    <message>
        <source>Nothing can be changed here: the store is read-only, or nobody sits at it.</source>
        <translation>Hier kann nichts geändert werden: Der Speicher ist schreibgeschützt, oder niemand sitzt daran.</translation>
    </message>
</context>
<context>
    <name>watchfloor::desktop::NoticeBar</name>
    <message>
        <source>Dismiss</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>watchfloor::desktop::OperationFlow</name>
    <message>
        <source>In the watch log: %1</source>
        <translation>Im Wachbuch: %1</translation>
    </message>
</context>
<context>
    <name>watchfloor::desktop::PictureStatus</name>
    <message>
        <source>When the newest item of this picture became known here</source>
        <translation>Wann der neueste Eintrag dieses Lagebilds hier bekannt wurde</translation>
    </message>
    <message>
        <source>A filter hides some of the picture. Press to clear it.</source>
        <translation>Ein Filter verbirgt einen Teil des Lagebilds. Drücken, um ihn zu leeren.</translation>
    </message>
    <message>
        <source>%1 · encrypted</source>
        <translation>%1 · verschlüsselt</translation>
    </message>
    <message>
        <source>READ-ONLY</source>
        <translation>SCHREIBGESCHÜTZT</translation>
    </message>
    <message>
        <source>The file or its medium cannot be written; nothing can be imported.</source>
        <translation>Die Datei oder ihr Datenträger ist nicht beschreibbar; nichts kann importiert werden.</translation>
    </message>
    <message>
        <source>%1 observations · %2 incidents</source>
        <translation>%1 Beobachtungen · %2 Vorfälle</translation>
    </message>
    <message>
        <source>No picture yet</source>
        <translation>Noch kein Lagebild</translation>
    </message>
    <message>
        <source>As known at %1</source>
        <translation>Wissensstand %1</translation>
    </message>
    <message>
        <source>Known at %1</source>
        <translation>Wissensstand %1</translation>
    </message>
    <message>
        <source>Known at %1, %2 old</source>
        <translation>Wissensstand %1, %2 alt</translation>
    </message>
    <message>
        <source>%1: %2 incidents, %3 observations</source>
        <translation>%1: %2 Vorfälle, %3 Beobachtungen</translation>
    </message>
    <message>
        <source>%1 undated</source>
        <translation>%1 undatiert</translation>
    </message>
    <message>
        <source>%1 without a place</source>
        <translation>%1 ohne Ort</translation>
    </message>
    <message>
        <source>Filtered: %1</source>
        <translation>Gefiltert: %1</translation>
    </message>
</context>
<context>
    <name>watchfloor::desktop::ProfileDialog</name>
    <message>
        <source>Ticket number</source>
        <translation>Vorgangsnummer</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Happened from</source>
        <translation>Geschehen von</translation>
    </message>
    <message>
        <source>Happened to</source>
        <translation>Geschehen bis</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>Gemeldet</translation>
    </message>
    <message>
        <source>Last changed</source>
        <translation>Zuletzt geändert</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Schweregrad</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>Affected assets</source>
        <translation>Betroffene Assets</translation>
    </message>
    <message>
        <source>IP addresses</source>
        <translation>IP-Adressen</translation>
    </message>
    <message>
        <source>Countries</source>
        <translation>Länder</translation>
    </message>
    <message>
        <source>Sectors</source>
        <translation>Sektoren</translation>
    </message>
    <message>
        <source>City</source>
        <translation>Stadt</translation>
    </message>
    <message>
        <source>Latitude</source>
        <translation>Breite</translation>
    </message>
    <message>
        <source>Longitude</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Precision of the place</source>
        <translation>Genauigkeit des Ortes</translation>
    </message>
    <message>
        <source>Marking</source>
        <translation>Kennzeichnung</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>Konfidenz</translation>
    </message>
    <message>
        <source>Actor</source>
        <translation>Akteur</translation>
    </message>
    <message>
        <source>not told</source>
        <translation>nicht angegeben</translation>
    </message>
    <message>
        <source>as it is written</source>
        <translation>wie geschrieben</translation>
    </message>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>geschlossen</translation>
    </message>
    <message>
        <source>First rows</source>
        <translation>Erste Zeilen</translation>
    </message>
    <message>
        <source>Incident</source>
        <translation>Vorfall</translation>
    </message>
    <message>
        <source>Happened</source>
        <translation>Geschehen</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Bemerkung</translation>
    </message>
    <message>
        <source>As it will be read</source>
        <translation>So wird es gelesen</translation>
    </message>
    <message>
        <source>What the columns of %1 mean</source>
        <translation>Was die Spalten von %1 bedeuten</translation>
    </message>
    <message>
        <source>No row can be read yet</source>
        <translation>Noch ist keine Zeile lesbar</translation>
    </message>
    <message>
        <source>Choose the column that holds the title.</source>
        <translation>Wählen Sie die Spalte mit dem Titel.</translation>
    </message>
    <message>
        <source>First rows: say above each column what it holds</source>
        <translation>Erste Zeilen: über jeder Spalte steht, was sie enthält</translation>
    </message>
    <message>
        <source>&amp;Name of the mapping</source>
        <translation>&amp;Name der Zuordnung</translation>
    </message>
    <message>
        <source>such as: Scaldis tickets</source>
        <translation>etwa: Scaldis-Vorgänge</translation>
    </message>
    <message>
        <source>Columns are &amp;parted by</source>
        <translation>&amp;Trennzeichen der Spalten</translation>
    </message>
    <message>
        <source>by its looks</source>
        <translation>nach Augenschein</translation>
    </message>
    <message>
        <source>comma</source>
        <translation>Komma</translation>
    </message>
    <message>
        <source>semicolon</source>
        <translation>Semikolon</translation>
    </message>
    <message>
        <source>tab</source>
        <translation>Tabulator</translation>
    </message>
    <message>
        <source>bar |</source>
        <translation>Strich |</translation>
    </message>
    <message>
        <source>&amp;Quotes</source>
        <translation>&amp;Anführung</translation>
    </message>
    <message>
        <source>&amp;Text as</source>
        <translation>Te&amp;xt als</translation>
    </message>
    <message>
        <source>Times and marking</source>
        <translation>Zeiten und Kennzeichnung</translation>
    </message>
    <message>
        <source>iso, epoch-s, epoch-ms, dtg, or a pattern of yyyy MM dd HH mm ss, hh AP and t for an offset</source>
        <translation>iso, epoch-s, epoch-ms, dtg oder ein Muster aus yyyy MM dd HH mm ss, hh AP und t für den Versatz</translation>
    </message>
    <message>
        <source>What the source&apos;s clocks show when a time names no offset</source>
        <translation>Was die Uhren der Quelle zeigen, wenn eine Zeit keinen Versatz nennt</translation>
    </message>
    <message>
        <source>not known: read as UTC, and said so</source>
        <translation>unbekannt: als UTC gelesen und so vermerkt</translation>
    </message>
    <message>
        <source>the source&apos;s own</source>
        <translation>die der Quelle</translation>
    </message>
    <message>
        <source>Time &amp;format</source>
        <translation>Zeit&amp;format</translation>
    </message>
    <message>
        <source>&amp;Zone</source>
        <translation>&amp;Zone</translation>
    </message>
    <message>
        <source>Rows without a &amp;marking</source>
        <translation>Zeilen ohne &amp;Kennzeichnung</translation>
    </message>
    <message>
        <source>Words of severity</source>
        <translation>Wörter für Schwere</translation>
    </message>
    <message>
        <source>Words of category</source>
        <translation>Wörter für Kategorie</translation>
    </message>
    <message>
        <source>Words of status</source>
        <translation>Wörter für Status</translation>
    </message>
    <message>
        <source>Word</source>
        <translation>Wort</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Means</source>
        <translation>Bedeutet</translation>
    </message>
    <message>
        <source>Some rows cannot be read: %1</source>
        <translation>Einige Zeilen sind nicht lesbar: %1</translation>
    </message>
    <message>
        <source>What %1 holds</source>
        <translation>Was %1 enthält</translation>
    </message>
    <message>
        <source>not used</source>
        <translation>nicht benutzt</translation>
    </message>
    <message>
        <source>What %1 means</source>
        <translation>Was %1 bedeutet</translation>
    </message>
    <message>
        <source>quarantined</source>
        <translation>in Quarantäne</translation>
    </message>
    <message>
        <source>line %1: %2</source>
        <translation>Zeile %1: %2</translation>
    </message>
    <message>
        <source>undated</source>
        <translation>undatiert</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) looked at, </source>
        <translation>
            <numerusform>%n Zeile angesehen, </numerusform>
            <numerusform>%n Zeilen angesehen, </numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them would be quarantined</source>
        <translation>
            <numerusform>%n davon käme in Quarantäne</numerusform>
            <numerusform>%n davon kämen in Quarantäne</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is no zone: an IANA name such as Europe/Brussels, or +02:00</source>
        <translation>%1 ist keine Zone: ein IANA-Name wie Europe/Brussels oder +02:00</translation>
    </message>
    <message>
        <source>That marking is not understood. Try TLP:AMBER or TLP:AMBER+REL:DEU,FRA.</source>
        <translation>Diese Kennzeichnung ist unverständlich. Etwa TLP:AMBER oder TLP:AMBER+REL:DEU,FRA.</translation>
    </message>
    <message>
        <source>The mapping cannot be written to %1: %2</source>
        <translation>Die Zuordnung kann nicht nach %1 geschrieben werden: %2</translation>
    </message>
    <message>
        <source>%1 (cannot be used)</source>
        <translation>%1 (nicht verwendbar)</translation>
    </message>
    <message>
        <source>JSON: a row is an object, a column what stands at a path in it.</source>
        <translation>JSON: Eine Zeile ist ein Objekt, eine Spalte, was darin an einem Pfad steht.</translation>
    </message>
    <message>
        <source>JSON: a row is an object of the list %1, a column what stands at a path in it.</source>
        <translation>JSON: Eine Zeile ist ein Objekt der Liste %1, eine Spalte, was darin an einem Pfad steht.</translation>
    </message>
</context>
<context>
    <name>watchfloor::desktop::ReplayFlow</name>
    <message>
        <source>Pla&amp;y or pause the replay</source>
        <translation>Rückschau ab&amp;spielen oder anhalten</translation>
    </message>
    <message>
        <source>To the change &amp;before</source>
        <translation>Zur Änderung dav&amp;or</translation>
    </message>
    <message>
        <source>To the ne&amp;xt change</source>
        <translation>Zur nä&amp;chsten Änderung</translation>
    </message>
    <message>
        <source>Replay slower</source>
        <translation>Rückschau langsamer</translation>
    </message>
    <message>
        <source>Replay faster</source>
        <translation>Rückschau schneller</translation>
    </message>
    <message>
        <source>What the store learned when could not be read. %1</source>
        <translation>Wann der Datenbestand was erfuhr, konnte nicht gelesen werden. %1</translation>
    </message>
    <message>
        <source>The picture to compare with could not be made. %1</source>
        <translation>Das Lagebild, mit dem verglichen werden soll, konnte nicht erstellt werden. %1</translation>
    </message>
</context>
<context>
    <name>watchfloor::desktop::RetryDialog</name>
    <message>
        <source>Read quarantined records again</source>
        <translation>Datensätze in Quarantäne neu lesen</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) are read again from the bytes that were kept. What can be read now leaves quarantine; nothing that was accepted before changes.</source>
        <translation>
            <numerusform>%n Datensatz wird aus den aufbewahrten Bytes neu gelesen. Was nun lesbar ist, verlässt die Quarantäne; was schon angenommen war, ändert sich nicht.</numerusform>
            <numerusform>%n Datensätze werden aus den aufbewahrten Bytes neu gelesen. Was nun lesbar ist, verlässt die Quarantäne; was schon angenommen war, ändert sich nicht.</numerusform>
        </translation>
    </message>
    <message>
        <source>as before</source>
        <translation>wie zuvor</translation>
    </message>
    <message>
        <source>by their content</source>
        <translation>nach ihrem Inhalt</translation>
    </message>
    <message>
        <source>by the mapping %1</source>
        <translation>nach der Zuordnung %1</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Neu lesen</translation>
    </message>
    <message>
        <source>&amp;Read them</source>
        <translation>&amp;Lesen</translation>
    </message>
</context>
<context>
    <name>watchfloor::desktop::RetryFlow</name>
    <message>
        <source>reading quarantined records again</source>
        <translation>das Neulesen von Datensätzen in Quarantäne</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) read again: </source>
        <translation>
            <numerusform>%n Datensatz neu gelesen: </numerusform>
            <numerusform>%n Datensätze neu gelesen: </numerusform>
        </translation>
    </message>
    <message>
        <source>%1 accepted, %2 duplicates, %3 still in quarantine.</source>
        <translation>%1 angenommen, %2 Duplikate, %3 weiter in Quarantäne.</translation>
    </message>
</context>
<context>
    <name>watchfloor::desktop::Screenshots</name>
    <message>
        <source>the views were not ready in time</source>
        <translation>die Ansichten waren nicht rechtzeitig bereit</translation>
    </message>
    <message>
        <source>--select: nothing is called %1</source>
        <translation>--select: nichts heißt %1</translation>
    </message>
    <message>
        <source>there is no view %1</source>
        <translation>es gibt keine Ansicht %1</translation>
    </message>
    <message>
        <source>%1 could not be written</source>
        <translation>%1 konnte nicht geschrieben werden</translation>
    </message>
    <message>
        <source>the map cannot be drawn in full: %1</source>
        <translation>die Karte kann nicht vollständig gezeichnet werden: %1</translation>
    </message>
    <message>
        <source>EXERCISE</source>
        <translation>ÜBUNG</translation>
    </message>
</context>
<context>
    <name>watchfloor::desktop::Session</name>
    <message>
        <source>The import could not be changed. %1</source>
        <translation>Der Import konnte nicht geändert werden. %1</translation>
    </message>
    <message numerus="yes">
        <source>%n import(s) withdrawn</source>
        <translation>
            <numerusform>%n Import zurückgenommen</numerusform>
            <numerusform>%n Importe zurückgenommen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n import(s) restored</source>
        <translation>
            <numerusform>%n Import wiederhergestellt</numerusform>
            <numerusform>%n Importe wiederhergestellt</numerusform>
        </translation>
    </message>
    <message>
        <source>The key was not changed. %1</source>
        <translation>Der Schlüssel wurde nicht geändert. %1</translation>
    </message>
    <message>
        <source>The store is no longer encrypted</source>
        <translation>Der Datenbestand ist nicht mehr verschlüsselt</translation>
    </message>
    <message>
        <source>The key was changed</source>
        <translation>Der Schlüssel wurde geändert</translation>
    </message>
    <message>
        <source>correction of the clock of %1</source>
        <translation>Berichtigung der Uhr von %1</translation>
    </message>
    <message>
        <source>The clock of %1 was not corrected. %2</source>
        <translation>Die Uhr von %1 wurde nicht berichtigt. %2</translation>
    </message>
    <message>
        <source>The clock of %1 counts as right from now on</source>
        <translation>Die Uhr von %1 gilt von nun an als richtig</translation>
    </message>
    <message>
        <source>The clock of %1 is corrected by %2 from now on</source>
        <translation>Die Uhr von %1 wird von nun an um %2 berichtigt</translation>
    </message>
    <message>
        <source>rejection of a link</source>
        <translation>Ablehnung einer Verknüpfung</translation>
    </message>
    <message>
        <source>What came cannot be correlated. %1</source>
        <translation>Was eintraf, kann nicht verknüpft werden. %1</translation>
    </message>
    <message>
        <source>The link could not be changed. %1</source>
        <translation>Die Verknüpfung konnte nicht geändert werden. %1</translation>
    </message>
    <message>
        <source>The link is rejected; what follows from it is worked out now</source>
        <translation>Die Verknüpfung ist abgelehnt; was daraus folgt, wird jetzt ermittelt</translation>
    </message>
    <message>
        <source>The link holds again; what follows from it is worked out now</source>
        <translation>Die Verknüpfung gilt wieder; was daraus folgt, wird jetzt ermittelt</translation>
    </message>
    <message>
        <source>Not undone: %1. %2</source>
        <translation>Nicht zurückgenommen: %1. %2</translation>
    </message>
    <message>
        <source>Not done again: %1. %2</source>
        <translation>Nicht wiederholt: %1. %2</translation>
    </message>
    <message>
        <source>Undone, and the log keeps both: %1</source>
        <translation>Zurückgenommen, das Wachbuch behält beides: %1</translation>
    </message>
    <message>
        <source>Done again: %1</source>
        <translation>Wiederholt: %1</translation>
    </message>
    <message>
        <source>What stands on the handover is kept only until the program ends. %1</source>
        <translation>Was auf der Übergabe steht, bleibt nur bis zum Programmende erhalten. %1</translation>
    </message>
</context>
<context>
    <name>watchfloor::desktop::StoreFlow</name>
    <message>
        <source>Watchfloor stores (*.watchfloor)</source>
        <translation>Watchfloor-Datenbestände (*.watchfloor)</translation>
    </message>
    <message>
        <source>Open a store</source>
        <translation>Datenbestand öffnen</translation>
    </message>
    <message>
        <source>This key does not open it.</source>
        <translation>Dieser Schlüssel öffnet ihn nicht.</translation>
    </message>
    <message>
        <source>%1 was not opened. %2</source>
        <translation>%1 wurde nicht geöffnet. %2</translation>
    </message>
    <message>
        <source>New store</source>
        <translation>Neuer Datenbestand</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>Kopie speichern</translation>
    </message>
    <message>
        <source>Copying the store…</source>
        <translation>Der Datenbestand wird kopiert&#xa0;…</translation>
    </message>
    <message>
        <source>Copied to %1</source>
        <translation>Nach %1 kopiert</translation>
    </message>
    <message>
        <source>No copy was made. %1</source>
        <translation>Es wurde keine Kopie gemacht. %1</translation>
    </message>
    <message>
        <source>Verifying the store…</source>
        <translation>Der Datenbestand wird geprüft&#xa0;…</translation>
    </message>
    <message>
        <source>The store could not be verified. %1</source>
        <translation>Der Datenbestand konnte nicht geprüft werden. %1</translation>
    </message>
    <message>
        <source>The store is sound: integrity, record hashes, watch log and signatures agree.</source>
        <translation>Der Datenbestand ist in Ordnung: Integrität, Prüfsummen der Datensätze, Wachbuch und Unterschriften stimmen überein.</translation>
    </message>
    <message numerus="yes">
        <source>The store has %n finding(s). The first: %1: %2</source>
        <translation>
            <numerusform>Der Datenbestand hat %n Befund. Der erste: %1: %2</numerusform>
            <numerusform>Der Datenbestand hat %n Befunde. Der erste: %1: %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>watchfloor::desktop::TopBar</name>
    <message>
        <source>%1 · picture manager</source>
        <translation>%1 · führt das Lagebild</translation>
    </message>
    <message>
        <source>On watch: %1</source>
        <translation>Auf Wache: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n alarm(s)</source>
        <translation>
            <numerusform>%n Alarm</numerusform>
            <numerusform>%n Alarme</numerusform>
        </translation>
    </message>
    <message>
        <source>No alarms</source>
        <translation>Keine Alarme</translation>
    </message>
    <message>
        <source>Alarms that nobody has acknowledged</source>
        <translation>Alarme, die noch niemand gesehen hat</translation>
    </message>
</context>
<context>
    <name>watchfloor::desktop::WallWindow</name>
    <message>
        <source>EXERCISE — Missions — %1</source>
        <translation>ÜBUNG — Missionen — %1</translation>
    </message>
    <message>
        <source>Missions — %1</source>
        <translation>Missionen — %1</translation>
    </message>
    <message>
        <source>Missions</source>
        <translation>Missionen</translation>
    </message>
</context>
<context>
    <name>watchfloor::desktop::WatchFlow</name>
    <message>
        <source>Watch</source>
        <translation>Wache</translation>
    </message>
    <message>
        <source>&amp;Who is on watch…</source>
        <translation>&amp;Wer hat Wache…</translation>
    </message>
    <message>
        <source>New &amp;account…</source>
        <translation>Neues &amp;Konto…</translation>
    </message>
    <message>
        <source>Sign &amp;off</source>
        <translation>A&amp;bmelden</translation>
    </message>
    <message>
        <source>&amp;Hand over the watch…</source>
        <translation>Wache über&amp;geben…</translation>
    </message>
    <message>
        <source>The &amp;last handover…</source>
        <translation>&amp;Letzte Übergabe…</translation>
    </message>
    <message>
        <source>Incident</source>
        <translation>Vorfall</translation>
    </message>
    <message>
        <source>Reporting c&amp;locks…</source>
        <translation>&amp;Meldefristen…</translation>
    </message>
    <message>
        <source>It cannot be read who may sit here. %1</source>
        <translation>Es ist nicht lesbar, wer hier sitzen darf. %1</translation>
    </message>
    <message>
        <source>Nobody holds the picture-manager token.</source>
        <translation>Niemand führt das Lagebild.</translation>
    </message>
    <message>
        <source>%1 holds the picture-manager token.</source>
        <translation>%1 führt das Lagebild.</translation>
    </message>
    <message>
        <source>…</source>
        <translation>…</translation>
    </message>
    <message>
        <source>Nobody sits here</source>
        <translation>Hier sitzt niemand</translation>
    </message>
    <message>
        <source>Sign in to decide anything. %1</source>
        <translation>Zum Entscheiden anmelden. %1</translation>
    </message>
    <message>
        <source>This store has no accounts: the watch log names the user of this machine. Click to make the first account. %1</source>
        <translation>Dieser Datenbestand hat keine Konten: das Wachbuch nennt den Benutzer dieses Rechners. Klicken, um das erste Konto anzulegen. %1</translation>
    </message>
    <message>
        <source>%1, %2, key %3. %4</source>
        <translation>%1, %2, Schlüssel %3. %4</translation>
    </message>
    <message>
        <source>The password is not right.</source>
        <translation>Das Passwort ist falsch.</translation>
    </message>
    <message>
        <source>%1 sits here now; the watch log is signed up to this instant.</source>
        <translation>Jetzt sitzt %1 hier; das Wachbuch ist bis zu diesem Augenblick unterschrieben.</translation>
    </message>
    <message>
        <source>Somebody has that name already, or it cannot be one.</source>
        <translation>So heißt schon jemand, oder es kann kein Name sein.</translation>
    </message>
    <message>
        <source>%1 has an account now</source>
        <translation>%1 hat jetzt ein Konto</translation>
    </message>
    <message>
        <source>You are still signed in. %1</source>
        <translation>Sie sind noch angemeldet. %1</translation>
    </message>
    <message>
        <source>Nobody sits here any more; the watch log is signed up to this instant.</source>
        <translation>Hier sitzt niemand mehr; das Wachbuch ist bis zu diesem Augenblick unterschrieben.</translation>
    </message>
    <message>
        <source>A handover is signed by two officers: who hands over signs in first.</source>
        <translation>Eine Übergabe unterschreiben zwei Offiziere: wer übergibt, meldet sich zuerst an.</translation>
    </message>
    <message>
        <source>A handover is signed by two officers: make an account for the other one first.</source>
        <translation>Eine Übergabe unterschreiben zwei Offiziere: zuerst ein Konto für den anderen anlegen.</translation>
    </message>
    <message>
        <source>The handover cannot be worked out. %1</source>
        <translation>Die Übergabe lässt sich nicht ermitteln. %1</translation>
    </message>
    <message>
        <source>The password of %1 is not right.</source>
        <translation>Das Passwort von %1 ist falsch.</translation>
    </message>
    <message>
        <source>The watch is %1&apos;s. The sheet is %2</source>
        <translation>Die Wache hat jetzt %1. Das Blatt ist %2</translation>
    </message>
    <message>
        <source>The last handover cannot be read. %1</source>
        <translation>Die letzte Übergabe ist nicht lesbar. %1</translation>
    </message>
    <message>
        <source>This watch has never been handed over.</source>
        <translation>Diese Wache wurde noch nie übergeben.</translation>
    </message>
    <message>
        <source>The sheet %1 is byte for byte the one that was signed for.</source>
        <translation>Das Blatt %1 ist Byte für Byte das, für das unterschrieben wurde.</translation>
    </message>
    <message>
        <source>The sheet %1 is NOT the one that was signed for: it was changed.</source>
        <translation>Das Blatt %1 ist NICHT das, für das unterschrieben wurde: es wurde verändert.</translation>
    </message>
    <message>
        <source>The sheet is not at %1 any more.</source>
        <translation>Das Blatt ist nicht mehr unter %1.</translation>
    </message>
    <message>
        <source>No sheet was printed.</source>
        <translation>Es wurde kein Blatt gedruckt.</translation>
    </message>
    <message>
        <source>The clocks were not changed. %1</source>
        <translation>Die Fristen wurden nicht geändert. %1</translation>
    </message>
    <message>
        <source>Declared: everything is reported</source>
        <translation>Erklärt: alles ist gemeldet</translation>
    </message>
    <message>
        <source>Declared. %1: %2</source>
        <translation>Erklärt. %1: %2</translation>
    </message>
    <message>
        <source>Withdrawn: no reporting clock runs for it</source>
        <translation>Zurückgezogen: Dafür läuft keine Meldefrist mehr</translation>
    </message>
</context>
<context>
    <name>watchfloor::desktop::Welcome</name>
    <message>
        <source>Every source claims; the floor recognises. Open a store, or begin one.</source>
        <translation>Jede Quelle sagt aus; das Lagezentrum erkennt an. Öffnen Sie einen Datenbestand oder beginnen Sie einen.</translation>
    </message>
    <message>
        <source>Recent stores</source>
        <translation>Zuletzt geöffnete Datenbestände</translation>
    </message>
</context>
<context>
    <name>watchfloor::desktop::WhatIfFlow</name>
    <message>
        <source>What if</source>
        <translation>Was wäre wenn</translation>
    </message>
    <message>
        <source>The selected &amp;fails</source>
        <translation>Das Ausgewählte &amp;fällt aus</translation>
    </message>
    <message>
        <source>The selected is &amp;impaired</source>
        <translation>Das Ausgewählte ist &amp;beeinträchtigt</translation>
    </message>
    <message>
        <source>The selected works a&amp;gain</source>
        <translation>Das Ausgewählte &amp;läuft wieder</translation>
    </message>
    <message>
        <source>&amp;Draw an area that fails</source>
        <translation>Ein &amp;Gebiet zeichnen, das ausfällt</translation>
    </message>
    <message>
        <source>Everything in an area of the map fails (F3)</source>
        <translation>Alles in einem Gebiet der Karte fällt aus (F3)</translation>
    </message>
    <message>
        <source>Choose &amp;what fails…</source>
        <translation>&amp;Wählen, was ausfällt…</translation>
    </message>
    <message>
        <source>An owner, a vulnerability or an asset fails (Shift+F3)</source>
        <translation>Ein Eigentümer, eine Schwachstelle oder ein Objekt fällt aus (Umschalt+F3)</translation>
    </message>
    <message>
        <source>Wave &amp;before</source>
        <translation>Welle &amp;davor</translation>
    </message>
    <message>
        <source>The cascade one wave earlier (F5)</source>
        <translation>Die Kaskade eine Welle früher (F5)</translation>
    </message>
    <message>
        <source>&amp;Next wave</source>
        <translation>&amp;Nächste Welle</translation>
    </message>
    <message>
        <source>The cascade one wave later (F6)</source>
        <translation>Die Kaskade eine Welle später (F6)</translation>
    </message>
    <message>
        <source>&amp;Compare with the present</source>
        <translation>&amp;Mit der Gegenwart vergleichen</translation>
    </message>
    <message>
        <source>Mark in every view what would be worse or better than it is (Ctrl+F5)</source>
        <translation>In jeder Ansicht zeigen, was schlechter oder besser wäre, als es ist (Strg+F5)</translation>
    </message>
    <message>
        <source>Suppose n&amp;othing</source>
        <translation>N&amp;ichts annehmen</translation>
    </message>
    <message>
        <source>Take all steps back; undo brings them again</source>
        <translation>Alle Schritte zurücknehmen; Rückgängig bringt sie wieder</translation>
    </message>
    <message>
        <source>Back to what is &amp;real</source>
        <translation>&amp;Zurück zur Wirklichkeit</translation>
    </message>
    <message>
        <source>All views show what is so; the steps are kept until the store is closed (Ctrl+F3)</source>
        <translation>Alle Ansichten zeigen, was ist; die Schritte bleiben, bis der Datenbestand geschlossen wird (Strg+F3)</translation>
    </message>
    <message>
        <source>Show the what-if &amp;again</source>
        <translation>Was wäre wenn wieder &amp;zeigen</translation>
    </message>
    <message>
        <source>Select an asset first, in the graph, on the map or in a table.</source>
        <translation>Zuerst ein Objekt auswählen, im Graphen, auf der Karte oder in einer Tabelle.</translation>
    </message>
    <message numerus="yes">
        <source>%1 with %n more</source>
        <translation>
            <numerusform>%1 mit %n weiteren</numerusform>
            <numerusform>%1 mit %n weiteren</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing that is placed well enough stands in that area.</source>
        <translation>In diesem Gebiet steht nichts, dessen Ort genau genug bekannt ist.</translation>
    </message>
    <message numerus="yes">
        <source>An area of the map fails, %n assets</source>
        <translation>
            <numerusform>Ein Gebiet der Karte fällt aus, %n Objekt</numerusform>
            <numerusform>Ein Gebiet der Karte fällt aus, %n Objekte</numerusform>
        </translation>
    </message>
    <message>
        <source>removal of a step</source>
        <translation>Entfernen eines Schritts</translation>
    </message>
    <message>
        <source>clearing of the what-if</source>
        <translation>Leeren des Was-wäre-wenn</translation>
    </message>
    <message>
        <source>nothing of this is real</source>
        <translation>nichts davon ist wirklich</translation>
    </message>
    <message>
        <source>nothing is supposed</source>
        <translation>nichts ist angenommen</translation>
    </message>
    <message numerus="yes">
        <source>%n steps</source>
        <translation>
            <numerusform>%n Schritt</numerusform>
            <numerusform>%n Schritte</numerusform>
        </translation>
    </message>
    <message>
        <source>is being worked out…</source>
        <translation>wird ausgerechnet…</translation>
    </message>
    <message numerus="yes">
        <source>%n missions change</source>
        <translation>
            <numerusform>%n Mission ändert sich</numerusform>
            <numerusform>%n Missionen ändern sich</numerusform>
        </translation>
    </message>
    <message>
        <source>wave %1 of %2</source>
        <translation>Welle %1 von %2</translation>
    </message>
    <message>
        <source>Ctrl+F3 goes back to what is real</source>
        <translation>Strg+F3: zurück zum Wirklichen</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Gebiet</translation>
    </message>
    <message>
        <source>◀ Wave</source>
        <translation>◀ Welle</translation>
    </message>
    <message>
        <source>Wave ▶</source>
        <translation>Welle ▶</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Back to real</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Show again</source>
        <translation>Wieder zeigen</translation>
    </message>
    <message>
        <source>Keep…</source>
        <translation>Behalten…</translation>
    </message>
    <message>
        <source>Side by side…</source>
        <translation>Nebeneinander…</translation>
    </message>
    <message>
        <source>The &amp;link between the two selected fails</source>
        <translation>Die &amp;Verbindung der beiden Ausgewählten fällt aus</translation>
    </message>
    <message>
        <source>The one does not get the other any more; both stay as they are (Alt+F2)</source>
        <translation>Das eine erreicht das andere nicht mehr; beide bleiben, wie sie sind (Alt+F2)</translation>
    </message>
    <message>
        <source>&amp;Everything of its owner fails</source>
        <translation>Alles seines &amp;Eigentümers fällt aus</translation>
    </message>
    <message>
        <source>All that the owner of the selected has (Alt+Shift+F2)</source>
        <translation>Alles, was dem Eigentümer des Ausgewählten gehört (Alt+Umschalt+F2)</translation>
    </message>
    <message>
        <source>&amp;Keep under a name…</source>
        <translation>Unter einem Namen be&amp;halten…</translation>
    </message>
    <message>
        <source>What is supposed now, to be seen beside others (Alt+F3)</source>
        <translation>Was jetzt angenommen ist, um es neben anderem zu sehen (Alt+F3)</translation>
    </message>
    <message>
        <source>What-ifs &amp;side by side…</source>
        <translation>Was wäre wenn nebeneinande&amp;r…</translation>
    </message>
    <message>
        <source>What becomes of each mission in each of them (Alt+F5)</source>
        <translation>Was jeweils aus jeder Mission wird (Alt+F5)</translation>
    </message>
    <message>
        <source>Select two assets of which one needs the other directly.</source>
        <translation>Zwei Objekte auswählen, von denen eines das andere unmittelbar braucht.</translation>
    </message>
    <message>
        <source>Select an asset whose owner is known.</source>
        <translation>Ein Objekt auswählen, dessen Eigentümer bekannt ist.</translation>
    </message>
    <message>
        <source>What is supposed already is taken back in the what-if.</source>
        <translation>Was schon angenommen ist, wird im Was-wäre-wenn zurückgenommen.</translation>
    </message>
    <message>
        <source>Suppliers and products cannot be chosen. %1</source>
        <translation>Lieferanten und Produkte können nicht gewählt werden. %1</translation>
    </message>
</context>
<context>
    <name>watchfloor::desktop::ZuluClock</name>
    <message>
        <source>Zulu time (UTC) and date-time group</source>
        <translation>Zulu-Zeit (UTC) und Datum-Zeit-Gruppe</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::AccountDialog</name>
    <message>
        <source>The first account</source>
        <translation>Das erste Konto</translation>
    </message>
    <message>
        <source>New account</source>
        <translation>Neues Konto</translation>
    </message>
    <message>
        <source>This store has no accounts: anybody acts under the name that the machine knows them by. From the first account on, whoever acts here signs in. A lost password cannot be recovered.</source>
        <translation>Dieser Datenbestand hat keine Konten: jeder handelt unter dem Namen, unter dem ihn der Rechner kennt. Ab dem ersten Konto meldet sich an, wer hier handelt. Ein verlorenes Passwort lässt sich nicht wiederherstellen.</translation>
    </message>
    <message>
        <source>Somebody who may sit at this store, with a key of their own that their password opens. A lost password cannot be recovered.</source>
        <translation>Jemand, der an diesem Datenbestand sitzen darf, mit eigenem Schlüssel, den das Passwort öffnet. Ein verlorenes Passwort lässt sich nicht wiederherstellen.</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>&amp;Role</source>
        <translation>&amp;Rolle</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Passwort</translation>
    </message>
    <message>
        <source>&amp;Again</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>Make the account</source>
        <translation>Konto anlegen</translation>
    </message>
    <message numerus="yes">
        <source>A password has %n characters at least.</source>
        <translation>
            <numerusform>Ein Passwort hat mindestens %n Zeichen.</numerusform>
            <numerusform>Ein Passwort hat mindestens %n Zeichen.</numerusform>
        </translation>
    </message>
    <message>
        <source>The two passwords differ.</source>
        <translation>Die beiden Passwörter sind verschieden.</translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::AlarmPanel</name>
    <message>
        <source>to answer</source>
        <translation>zu beantworten</translation>
    </message>
    <message>
        <source>over, unseen</source>
        <translation>vorbei, ungesehen</translation>
    </message>
    <message>
        <source>shelved</source>
        <translation>zurückgestellt</translation>
    </message>
    <message>
        <source>escalated</source>
        <translation>weitergegeben</translation>
    </message>
    <message>
        <source>acknowledged</source>
        <translation>gesehen</translation>
    </message>
    <message>
        <source>Mission %1 has failed</source>
        <translation>Einsatz %1 ist ausgefallen</translation>
    </message>
    <message>
        <source>Mission %1 is impaired</source>
        <translation>Einsatz %1 ist beeinträchtigt</translation>
    </message>
    <message>
        <source>Feed %1 is late</source>
        <translation>Quelle %1 ist verspätet</translation>
    </message>
    <message>
        <source>Feed %1 cannot be read</source>
        <translation>Quelle %1 ist nicht lesbar</translation>
    </message>
    <message>
        <source>Feed %1 is silent</source>
        <translation>Quelle %1 ist stumm</translation>
    </message>
    <message>
        <source>until %1 by %2: %3</source>
        <translation>bis %1 durch %2: %3</translation>
    </message>
    <message>
        <source>%1 by %2</source>
        <translation>%1 durch %2</translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation>Gesehen</translation>
    </message>
    <message>
        <source>I have seen it (A)</source>
        <translation>Ich habe es gesehen (A)</translation>
    </message>
    <message>
        <source>Shelve…</source>
        <translation>Zurückstellen…</translation>
    </message>
    <message>
        <source>Out of sight for a time, with a reason (S)</source>
        <translation>Für eine Zeit aus dem Blick, mit Grund (S)</translation>
    </message>
    <message>
        <source>Escalate</source>
        <translation>Weitergeben</translation>
    </message>
    <message>
        <source>Handed up: it is more than the watch can answer (E)</source>
        <translation>Nach oben gegeben: mehr, als die Wache beantworten kann (E)</translation>
    </message>
    <message>
        <source>Unshelve</source>
        <translation>Zurückholen</translation>
    </message>
    <message>
        <source>Back from the shelf (U)</source>
        <translation>Wieder zu beantworten (U)</translation>
    </message>
    <message>
        <source>Alarm</source>
        <translation>Alarm</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Mal</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Alarms</source>
        <translation>Alarme</translation>
    </message>
    <message>
        <source>Nothing asks for an answer</source>
        <translation>Nichts verlangt eine Antwort</translation>
    </message>
    <message>
        <source>Severe incidents, failing missions and silent feeds will stand here.</source>
        <translation>Schwere Vorfälle, ausfallende Einsätze und stumme Quellen stehen dann hier.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weiterer</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, chattering</source>
        <translation>%1, flatternd</translation>
    </message>
    <message>
        <source>Flood of alarms</source>
        <translation>Alarmflut</translation>
    </message>
    <message>
        <source>More than one can answer</source>
        <translation>Mehr, als man beantworten kann</translation>
    </message>
    <message>
        <source>Demanding</source>
        <translation>Fordernd</translation>
    </message>
    <message>
        <source>Manageable</source>
        <translation>Beherrschbar</translation>
    </message>
    <message>
        <source>Calm</source>
        <translation>Ruhig</translation>
    </message>
    <message numerus="yes">
        <source>%n to answer</source>
        <translation>
            <numerusform>%n zu beantworten</numerusform>
            <numerusform>%n zu beantworten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n shelved</source>
        <translation>
            <numerusform>%n zurückgestellt</numerusform>
            <numerusform>%n zurückgestellt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in 10 min</source>
        <translation>
            <numerusform>%n in 10 min</numerusform>
            <numerusform>%n in 10 min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in 1 h</source>
        <translation>
            <numerusform>%n in 1 h</numerusform>
            <numerusform>%n in 1 h</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in 24 h</source>
        <translation>
            <numerusform>%n in 24 h</numerusform>
            <numerusform>%n in 24 h</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n longer than a day</source>
        <translation>
            <numerusform>%n länger als ein Tag</numerusform>
            <numerusform>%n länger als ein Tag</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chattering</source>
        <translation>
            <numerusform>%n flatternd</numerusform>
            <numerusform>%n flatternd</numerusform>
        </translation>
    </message>
    <message>
        <source>EEMUA 191: at most 1 alarm in 10 minutes is acceptable, 2 are manageable, more than 5 are too many; more than 10 are a flood. At most 150 a day, and fewer than 5 that last longer than a day.</source>
        <translation>EEMUA 191: Höchstens 1 Alarm in 10 Minuten ist annehmbar, 2 sind beherrschbar, mehr als 5 zu viele; mehr als 10 sind eine Flut. Höchstens 150 am Tag, und weniger als 5, die länger als einen Tag dauern.</translation>
    </message>
    <message>
        <source>Show it everywhere</source>
        <translation>Überall zeigen</translation>
    </message>
    <message>
        <source>%1 overdue: %2</source>
        <translation>%1 überfällig: %2</translation>
    </message>
    <message>
        <source>%1 due soon: %2</source>
        <translation>%1 bald fällig: %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: by the watch floor&apos;s word about %2</source>
        <translation>%1: laut Lagezentrum wegen %2</translation>
    </message>
    <message>
        <source>%1: by the word of %3 about %2</source>
        <translation>%1: laut %3 wegen %2</translation>
    </message>
    <message>
        <source>%1: nobody sees %2</source>
        <translation>%1: %2 sieht niemand</translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::AreaDrawer</name>
    <message>
        <source>Drawing of an area</source>
        <translation>Zeichnen eines Gebiets</translation>
    </message>
    <message>
        <source>Arrow keys move the cross, Space sets a corner, Backspace takes it back, Enter closes the area, Escape gives up.</source>
        <translation>Pfeiltasten bewegen das Kreuz, Leertaste setzt eine Ecke, Rücktaste nimmt sie zurück, Eingabe schließt das Gebiet, Escape gibt auf.</translation>
    </message>
    <message>
        <source>Click the corners of an area, or drag a rectangle · arrows and Space by keyboard · Esc gives up</source>
        <translation>Ecken eines Gebiets anklicken oder ein Rechteck ziehen · Pfeile und Leertaste mit der Tastatur · Esc gibt auf</translation>
    </message>
    <message>
        <source>Enter or a double click closes the area · Backspace takes a corner back · Esc gives up</source>
        <translation>Eingabe oder Doppelklick schließt das Gebiet · Rücktaste nimmt eine Ecke zurück · Esc gibt auf</translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::AssessDialog</name>
    <message>
        <source>Assess an incident</source>
        <translation>Vorfall bewerten</translation>
    </message>
    <message>
        <source>&amp;Assess</source>
        <translation>&amp;Bewerten</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Strg+Eingabe</translation>
    </message>
    <message>
        <source>&amp;Reliability</source>
        <translation>&amp;Zuverlässigkeit</translation>
    </message>
    <message>
        <source>&amp;Credibility</source>
        <translation>&amp;Glaubwürdigkeit</translation>
    </message>
    <message>
        <source>&amp;Likelihood</source>
        <translation>&amp;Wahrscheinlichkeit</translation>
    </message>
    <message>
        <source>How well founded the judgement is; not how likely the event</source>
        <translation>Wie gut das Urteil begründet ist; nicht, wie wahrscheinlich das Ereignis</translation>
    </message>
    <message>
        <source>Con&amp;fidence in it</source>
        <translation>&amp;Sicherheit des Urteils</translation>
    </message>
    <message>
        <source>Reference Security Incident Taxonomy</source>
        <translation>Reference Security Incident Taxonomy</translation>
    </message>
    <message>
        <source>Cate&amp;gory</source>
        <translation>&amp;Kategorie</translation>
    </message>
    <message>
        <source>&amp;Severity</source>
        <translation>Sch&amp;were</translation>
    </message>
    <message>
        <source>energy, transport, space</source>
        <translation>Energie, Verkehr, Weltraum</translation>
    </message>
    <message>
        <source>Sec&amp;tors</source>
        <translation>Sek&amp;toren</translation>
    </message>
    <message>
        <source>Reasoning</source>
        <translation>Begründung</translation>
    </message>
    <message>
        <source>Reaso&amp;ning</source>
        <translation>Begrün&amp;dung</translation>
    </message>
    <message>
        <source>Dissent</source>
        <translation>Gegenmeinung</translation>
    </message>
    <message>
        <source>Who sees it otherwise, and why</source>
        <translation>Wer es anders sieht, und warum</translation>
    </message>
    <message>
        <source>&amp;Dissent</source>
        <translation>Gegen&amp;meinung</translation>
    </message>
    <message>
        <source>What the sources say</source>
        <translation>Was die Quellen sagen</translation>
    </message>
    <message>
        <source>≠ they disagree</source>
        <translation>≠ sie widersprechen sich</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation>Einstufung</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Schwere</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Happened</source>
        <translation>Geschehen</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>Says</source>
        <translation>Aussage</translation>
    </message>
    <message numerus="yes">
        <source>%n independent originator(s)</source>
        <translation>
            <numerusform>%n unabhängiger Urheber</numerusform>
            <numerusform>%n unabhängige Urheber</numerusform>
        </translation>
    </message>
    <message>
        <source>Credibility 1 needs two independent originators. The same report through two feeds is one.</source>
        <translation>Glaubwürdigkeit 1 braucht zwei unabhängige Urheber. Dieselbe Meldung über zwei Quellen ist eine.</translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::CoincidencePanel</name>
    <message>
        <source>observation</source>
        <translation>Beobachtung</translation>
    </message>
    <message>
        <source> h</source>
        <translation> h</translation>
    </message>
    <message>
        <source> km</source>
        <translation> km</translation>
    </message>
    <message>
        <source>Apart</source>
        <translation>Abstand</translation>
    </message>
    <message>
        <source>One</source>
        <translation>Eines</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Anderes</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>Entfernung</translation>
    </message>
    <message>
        <source>Mission</source>
        <translation>Mission</translation>
    </message>
    <message>
        <source>Happened</source>
        <translation>Geschehen</translation>
    </message>
    <message>
        <source>Coincidences</source>
        <translation>Gleichzeitiges</translation>
    </message>
    <message>
        <source>In two domains, within</source>
        <translation>In zwei Domänen, innerhalb von</translation>
    </message>
    <message>
        <source>and</source>
        <translation>und</translation>
    </message>
    <message>
        <source>or on one mission</source>
        <translation>oder an einer Mission</translation>
    </message>
    <message>
        <source>at once</source>
        <translation>zugleich</translation>
    </message>
    <message>
        <source>%1 km</source>
        <translation>%1 km</translation>
    </message>
    <message>
        <source>Nothing coincides</source>
        <translation>Nichts fällt zusammen</translation>
    </message>
    <message>
        <source>Take more hours or kilometres, or clear the filter. Undated events coincide with nothing, and a country is no place.</source>
        <translation>Mehr Stunden oder Kilometer nehmen oder den Filter leeren. Ereignisse ohne Zeit fallen mit nichts zusammen, und ein Land ist kein Ort.</translation>
    </message>
    <message>
        <source>The first %1; there are more</source>
        <translation>Die ersten %1; es gibt mehr</translation>
    </message>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n gefunden</numerusform>
            <numerusform>%n gefunden</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::ComparePanel</name>
    <message>
        <source>2026-09-30T14:00Z, 301400ZSEP26, or 03:00 for the last three o&apos;clock. UTC.</source>
        <translation>2026-09-30T14:00Z, 301400ZSEP26 oder 03:00 für das letzte Mal drei Uhr. UTC.</translation>
    </message>
    <message>
        <source>Compare from, UTC</source>
        <translation>Vergleichen von, UTC</translation>
    </message>
    <message>
        <source>an earlier instant</source>
        <translation>ein früherer Zeitpunkt</translation>
    </message>
    <message>
        <source>Compare to, UTC</source>
        <translation>Vergleichen mit, UTC</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>Stop comparing</source>
        <translation>Vergleich beenden</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Schweregrad</translation>
    </message>
    <message>
        <source>Incident or feed</source>
        <translation>Vorfall oder Quelle</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Last known</source>
        <translation>Zuletzt bekannt</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>to</source>
        <translation>bis</translation>
    </message>
    <message>
        <source>Since I sat down</source>
        <translation>Seit ich hier sitze</translation>
    </message>
    <message>
        <source>That is not an instant. Try 03:00 or 2026-09-30T03:00Z.</source>
        <translation>Das ist kein Zeitpunkt. Versuchen Sie 03:00 oder 2026-09-30T03:00Z.</translation>
    </message>
    <message>
        <source>The picture of %1 is being made</source>
        <translation>Das Lagebild von %1 wird erstellt</translation>
    </message>
    <message>
        <source>Nothing is compared</source>
        <translation>Nichts wird verglichen</translation>
    </message>
    <message>
        <source>Choose an earlier instant. What changed since then is listed here, and marked on map, timeline and graph.</source>
        <translation>Wählen Sie einen früheren Zeitpunkt. Was sich seither änderte, steht dann hier und ist auf Karte, Zeitleiste und Graph gekennzeichnet.</translation>
    </message>
    <message>
        <source>Nothing changed</source>
        <translation>Nichts änderte sich</translation>
    </message>
    <message>
        <source>Between %1 and %2 no incident came, went or changed its severity or reach, and no feed fell silent.</source>
        <translation>Zwischen %1 und %2 kam und ging kein Vorfall, keiner änderte Schwere oder Reichweite, und keine Quelle verstummte.</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>zurückgenommen</translation>
    </message>
    <message>
        <source>contradicted</source>
        <translation>widersprochen</translation>
    </message>
    <message>
        <source>Gone silent</source>
        <translation>Verstummt</translation>
    </message>
    <message>
        <source>Feed %1</source>
        <translation>Quelle %1</translation>
    </message>
    <message>
        <source>silent</source>
        <translation>stumm</translation>
    </message>
    <message>
        <source>Last 1 h</source>
        <translation>Letzte 1 h</translation>
    </message>
    <message>
        <source>8 h</source>
        <translation>8 h</translation>
    </message>
    <message>
        <source>24 h</source>
        <translation>24 h</translation>
    </message>
    <message>
        <source>Health set</source>
        <translation>Zustand gesetzt</translation>
    </message>
    <message>
        <source>Health no longer set</source>
        <translation>Zustand nicht mehr gesetzt</translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::ComponentsPane</name>
    <message numerus="yes">
        <source>in %n asset(s) of this picture</source>
        <translation>
            <numerusform>in %n Objekt dieses Bildes</numerusform>
            <numerusform>in %n Objekten dieses Bildes</numerusform>
        </translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Back to the graph (Esc)</source>
        <translation>Zurück zum Graphen (Esc)</translation>
    </message>
    <message>
        <source>Find a component</source>
        <translation>Bestandteil suchen</translation>
    </message>
    <message>
        <source>Knock out in a what-if</source>
        <translation>In einem Was-wäre-wenn ausfallen lassen</translation>
    </message>
    <message>
        <source>All that have the chosen component fail, supposedly (Enter)</source>
        <translation>Alle, die den gewählten Bestandteil haben, fallen angenommen aus (Eingabe)</translation>
    </message>
    <message>
        <source>Components of an asset</source>
        <translation>Bestandteile eines Objekts</translation>
    </message>
    <message>
        <source>Arrow keys walk from one to the next, Enter supposes it away, Esc goes back to the graph.</source>
        <translation>Pfeiltasten gehen von einem zum nächsten, Eingabe lässt ihn angenommen ausfallen, Esc führt zurück zum Graphen.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Fit the drawing</source>
        <translation>Zeichnung einpassen</translation>
    </message>
    <message>
        <source>Back to the graph</source>
        <translation>Zurück zum Graphen</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n component(s)</source>
        <translation>
            <numerusform>%1: %n Bestandteil</numerusform>
            <numerusform>%1: %n Bestandteile</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a component</source>
        <translation>Einen Bestandteil wählen</translation>
    </message>
    <message>
        <source>%1 is listed by a bill of %2</source>
        <translation>%1 steht in einer Stückliste von %2</translation>
    </message>
    <message>
        <source>Nothing says which of its components needs it</source>
        <translation>Nichts sagt, welche seiner Komponenten es braucht</translation>
    </message>
    <message>
        <source>%1 needs %2</source>
        <translation>%1 braucht %2</translation>
    </message>
    <message>
        <source>Right leads to what a component needs, left to what needs it, V to the next vulnerable one; plus shows hidden neighbours, Enter supposes it away, Esc goes back to the graph.</source>
        <translation>Rechts führt zu dem, was eine Komponente braucht, links zu dem, was sie braucht, V zur nächsten verwundbaren; Plus zeigt verborgene Nachbarn, Enter denkt sie weg, Esc führt zum Graphen zurück.</translation>
    </message>
    <message>
        <source>The next vulnerable component, and the chain that brings it in (V)</source>
        <translation>Die nächste verwundbare Komponente und die Kette, die sie mitbringt (V)</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>All components at once, not only the vulnerable and the nearest</source>
        <translation>Alle Komponenten auf einmal, nicht nur die verwundbaren und die nächsten</translation>
    </message>
    <message>
        <source>No bill says which component needs which</source>
        <translation>Keine Stückliste sagt, welche Komponente welche braucht</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n component(s)</source>
        <translation>
            <numerusform>%1 von %n Komponente</numerusform>
            <numerusform>%1 von %n Komponenten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reference(s) of its bills name no component</source>
        <translation>
            <numerusform>%n Verweis seiner Stücklisten nennt keine Komponente</numerusform>
            <numerusform>%n Verweise seiner Stücklisten nennen keine Komponente</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need(s) are more than is kept of a bill</source>
        <translation>
            <numerusform>%n Abhängigkeit ist mehr, als von einer Stückliste behalten wird</numerusform>
            <numerusform>%n Abhängigkeiten sind mehr, als von einer Stückliste behalten wird</numerusform>
        </translation>
    </message>
    <message>
        <source>Needs %1, needed by %2</source>
        <translation>Braucht %1, gebraucht von %2</translation>
    </message>
    <message>
        <source>Show hidden neighbours</source>
        <translation>Verborgene Nachbarn zeigen</translation>
    </message>
    <message>
        <source>Fold</source>
        <translation>Einklappen</translation>
    </message>
    <message>
        <source>Vulnerable: %1</source>
        <translation>Verwundbar: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n component(s) need it</source>
        <translation>
            <numerusform>%n Komponente braucht es</numerusform>
            <numerusform>%n Komponenten brauchen es</numerusform>
        </translation>
    </message>
    <message>
        <source>Only components of a circle need it; nothing leads there from %1</source>
        <translation>Nur Komponenten eines Kreises brauchen sie; von %1 führt nichts dorthin</translation>
    </message>
    <message>
        <source>By name, version, package URL, CPE or CVE; Enter goes to the next, Down to the drawing</source>
        <translation>Nach Name, Version, Paket-URL, CPE oder CVE; Eingabe führt zum nächsten Treffer, Abwärts in die Zeichnung</translation>
    </message>
    <message>
        <source>dashed: listed, and no chain of needs leads there</source>
        <translation>gestrichelt: aufgeführt, und keine Kette von Bedarfen führt dorthin</translation>
    </message>
    <message numerus="yes">
        <source>%n more vulnerable component(s) than are looked for</source>
        <translation>
            <numerusform>%n verwundbare Komponente mehr, als gesucht wird</numerusform>
            <numerusform>%n verwundbare Komponenten mehr, als gesucht wird</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2: %3</source>
        <translation>%1 von %2: %3</translation>
    </message>
    <message>
        <source>Nothing is called so</source>
        <translation>Nichts heißt so</translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::DecisionDialog</name>
    <message>
        <source>Reason</source>
        <translation>Begründung</translation>
    </message>
    <message>
        <source>Reason (may be left empty)</source>
        <translation>Begründung (darf leer bleiben)</translation>
    </message>
    <message>
        <source>Recognise</source>
        <translation>Anerkennen</translation>
    </message>
    <message>
        <source>&amp;Recognise</source>
        <translation>&amp;Anerkennen</translation>
    </message>
    <message>
        <source>Dispute</source>
        <translation>Anfechten</translation>
    </message>
    <message>
        <source>&amp;Dispute</source>
        <translation>An&amp;fechten</translation>
    </message>
    <message>
        <source>Dismiss: it was none</source>
        <translation>Verwerfen: es war keiner</translation>
    </message>
    <message>
        <source>&amp;Dismiss</source>
        <translation>&amp;Verwerfen</translation>
    </message>
    <message>
        <source>Close: it is over</source>
        <translation>Schließen: er ist vorbei</translation>
    </message>
    <message>
        <source>&amp;Close it</source>
        <translation>&amp;Schließen</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>Wieder öffnen</translation>
    </message>
    <message>
        <source>&amp;Open again</source>
        <translation>Wieder ö&amp;ffnen</translation>
    </message>
    <message>
        <source>Merge: they are one incident</source>
        <translation>Zusammenlegen: sie sind ein Vorfall</translation>
    </message>
    <message>
        <source>&amp;Merge</source>
        <translation>&amp;Zusammenlegen</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Trennen</translation>
    </message>
    <message>
        <source>&amp;Split</source>
        <translation>&amp;Trennen</translation>
    </message>
    <message>
        <source>Picture-manager token</source>
        <translation>Führung des Lagebilds</translation>
    </message>
    <message>
        <source>&amp;Hand over</source>
        <translation>Ü&amp;bergeben</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>&amp;Add note</source>
        <translation>Notiz an&amp;fügen</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weiterer</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 holds the token now.</source>
        <translation>Jetzt führt %1 das Lagebild.</translation>
    </message>
    <message>
        <source>Until, UTC (then it lapses)</source>
        <translation>Bis, UTC (dann erlischt sie)</translation>
    </message>
    <message>
        <source>empty: it is mine</source>
        <translation>leer: ich übernehme</translation>
    </message>
    <message>
        <source>Who gets it</source>
        <translation>An wen</translation>
    </message>
    <message>
        <source>Take out what is ticked (Space); nothing ticked: all of it comes apart</source>
        <translation>Angehaktes herausnehmen (Leertaste); nichts angehakt: alles wird getrennt</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Strg+Eingabe</translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::DependencyDialog</name>
    <message>
        <source> min</source>
        <translation> min</translation>
    </message>
    <message>
        <source>Dependency</source>
        <translation>Abhängigkeit</translation>
    </message>
    <message>
        <source>by itself: without it nothing works</source>
        <translation>für sich: ohne es geht nichts</translation>
    </message>
    <message>
        <source>one of several: the best counts</source>
        <translation>eines von mehreren: das beste zählt</translation>
    </message>
    <message>
        <source>k of several</source>
        <translation>k von mehreren</translation>
    </message>
    <message>
        <source>a share of a mean</source>
        <translation>ein Anteil eines Mittels</translation>
    </message>
    <message>
        <source>FDNA: strength and criticality</source>
        <translation>FDNA: Stärke und Kritikalität</translation>
    </message>
    <message>
        <source>power, network, hosting …</source>
        <translation>Strom, Netz, Hosting …</translation>
    </message>
    <message>
        <source>&amp;The other way round</source>
        <translation>&amp;Umgekehrt</translation>
    </message>
    <message>
        <source>&amp;Write it</source>
        <translation>&amp;Eintragen</translation>
    </message>
    <message>
        <source>&amp;Remove it</source>
        <translation>Ent&amp;fernen</translation>
    </message>
    <message>
        <source>&amp;Needed</source>
        <translation>&amp;Gebraucht</translation>
    </message>
    <message>
        <source>Beside</source>
        <translation>Neben</translation>
    </message>
    <message>
        <source>k</source>
        <translation>k</translation>
    </message>
    <message>
        <source>Strength, 0 to 1</source>
        <translation>Stärke, 0 bis 1</translation>
    </message>
    <message>
        <source>Criticality, 0 to 100</source>
        <translation>Kritikalität, 0 bis 100</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Gewicht</translation>
    </message>
    <message>
        <source>Bridged by a battery or a cache</source>
        <translation>Überbrückt durch Batterie oder Zwischenspeicher</translation>
    </message>
    <message>
        <source>Then felt after</source>
        <translation>Dann zu spüren nach</translation>
    </message>
    <message>
        <source>Back after its provider is</source>
        <translation>Zurück, nachdem der Anbieter es ist</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Rea&amp;son</source>
        <translation>&amp;Begründung</translation>
    </message>
    <message>
        <source>%1 needs %2</source>
        <translation>%1 braucht %2</translation>
    </message>
    <message>
        <source>It is there: what you write goes before what sources say, until it is undone.</source>
        <translation>Es gibt sie: Was Sie eintragen, geht dem vor, was Quellen sagen, bis es zurückgenommen wird.</translation>
    </message>
    <message>
        <source>It is not there yet.</source>
        <translation>Es gibt sie noch nicht.</translation>
    </message>
    <message>
        <source>those that it is with now</source>
        <translation>denen, bei denen es jetzt steht</translation>
    </message>
    <message>
        <source>nothing yet</source>
        <translation>noch nichts</translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::FeedLight</name>
    <message>
        <source>Feed %1: %2, %3</source>
        <translation>Feed %1: %2, %3</translation>
    </message>
    <message>
        <source>no data yet</source>
        <translation>noch keine Daten</translation>
    </message>
    <message>
        <source>%1 (%2)
%3
Last arrival: %4
Newest event: %5
%6 records, %7 quarantined</source>
        <translation>%1 (%2)
%3
Letzter Eingang: %4
Neuestes Ereignis: %5
%6 Datensätze, %7 in Quarantäne</translation>
    </message>
    <message>
        <source>Expected every %1</source>
        <translation>Erwartet alle %1</translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::FeedLights</name>
    <message>
        <source>No feeds yet</source>
        <translation>Noch keine Feeds</translation>
    </message>
    <message>
        <source>Feeds</source>
        <translation>Feeds</translation>
    </message>
    <message>
        <source>+%1 more</source>
        <translation>+%1 weitere</translation>
    </message>
    <message>
        <source>All feeds, in the Feeds panel</source>
        <translation>Alle Feeds, in der Tafel Feeds</translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::FeedsPanel</name>
    <message>
        <source>Health</source>
        <translation>Verfassung</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Newest event</source>
        <translation>Neuestes Ereignis</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Nation</source>
        <translation>Nation</translation>
    </message>
    <message>
        <source>Reliability</source>
        <translation>Zuverlässigkeit</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Datensätze</translation>
    </message>
    <message>
        <source>Quarantined</source>
        <translation>In Quarantäne</translation>
    </message>
    <message>
        <source>Observations</source>
        <translation>Beobachtungen</translation>
    </message>
    <message>
        <source>Claims</source>
        <translation>Aussagen</translation>
    </message>
    <message>
        <source>Default marking</source>
        <translation>Standardkennzeichnung</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Feeds</source>
        <translation>Feeds</translation>
    </message>
    <message>
        <source>No sources yet</source>
        <translation>Noch keine Quellen</translation>
    </message>
    <message>
        <source>They appear with the first import.</source>
        <translation>Sie erscheinen mit dem ersten Import.</translation>
    </message>
    <message>
        <source>No default marking: counts as the most restrictive</source>
        <translation>Keine Standardkennzeichnung: gilt als die strengste</translation>
    </message>
    <message>
        <source>Last data</source>
        <translation>Letzte Daten</translation>
    </message>
    <message>
        <source>Cadence</source>
        <translation>Takt</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Rate</translation>
    </message>
    <message>
        <source>Lag</source>
        <translation>Verzug</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Uhr</translation>
    </message>
    <message>
        <source>Unreadable</source>
        <translation>Unlesbar</translation>
    </message>
    <message>
        <source>Correct from now on</source>
        <translation>Von nun an berichtigen</translation>
    </message>
    <message>
        <source>Declares this clock offset for the source. It stands in the watch log and can be undone.</source>
        <translation>Gibt diese Uhrabweichung für die Quelle an. Es steht im Wachbuch und lässt sich rückgängig machen.</translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::GraphCanvas</name>
    <message>
        <source>%1, an open incident is on it</source>
        <translation>%1, ein offener Vorfall liegt darauf</translation>
    </message>
    <message>
        <source>%1 through what it needs</source>
        <translation>%1 durch das, was es braucht</translation>
    </message>
    <message>
        <source>; worst incident: %1</source>
        <translation>; schwerster Vorfall: %1</translation>
    </message>
    <message>
        <source>Needs %1, needed by %2</source>
        <translation>Braucht %1, gebraucht von %2</translation>
    </message>
    <message>
        <source>%1; by itself %2</source>
        <translation>%1; für sich allein %2</translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::GraphLegend</name>
    <message>
        <source>Legend</source>
        <translation>Legende</translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::GraphView</name>
    <message>
        <source>Dependency graph</source>
        <translation>Abhängigkeitsgraph</translation>
    </message>
    <message>
        <source>Threats</source>
        <translation>Bedrohung</translation>
    </message>
    <message>
        <source>What is hurt, and the way from its causes to the missions</source>
        <translation>Was getroffen ist, und der Weg von den Ursachen zu den Missionen</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>The whole graph</source>
        <translation>Der ganze Graph</translation>
    </message>
    <message>
        <source>Around</source>
        <translation>Umfeld</translation>
    </message>
    <message>
        <source>Only the selected asset and its neighbours (F)</source>
        <translation>Nur das ausgewählte Asset und seine Nachbarn (F)</translation>
    </message>
    <message>
        <source> steps</source>
        <translation> Schritte</translation>
    </message>
    <message>
        <source>Back to what threatens the missions</source>
        <translation>Zurück zu dem, was die Missionen bedroht</translation>
    </message>
    <message>
        <source>Find by name (Ctrl+F)</source>
        <translation>Nach Namen suchen (Strg+F)</translation>
    </message>
    <message>
        <source>Zoom out (Ctrl+-)</source>
        <translation>Verkleinern (Strg+-)</translation>
    </message>
    <message>
        <source>Zoom in (Ctrl++, or the wheel)</source>
        <translation>Vergrößern (Strg++ oder das Rad)</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>Einpassen</translation>
    </message>
    <message>
        <source>Fit the drawing into the window (Home)</source>
        <translation>Die Zeichnung in das Fenster einpassen (Pos1)</translation>
    </message>
    <message>
        <source>No assets yet: import an inventory</source>
        <translation>Noch keine Assets: Importieren Sie ein Inventar</translation>
    </message>
    <message>
        <source>Nothing is known to be hurt: %1 of %2 assets</source>
        <translation>Nichts bekannt, was getroffen wäre: %1 von %2 Assets</translation>
    </message>
    <message>
        <source>%1 of %2 assets</source>
        <translation>%1 von %2 Assets</translation>
    </message>
    <message>
        <source>What %1 needs  ✕</source>
        <translation>Was %1 braucht  ✕</translation>
    </message>
    <message>
        <source>What needs %1  ✕</source>
        <translation>Wer %1 braucht  ✕</translation>
    </message>
    <message>
        <source>No asset of that name</source>
        <translation>Kein Asset dieses Namens</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>und %1 weitere</translation>
    </message>
    <message>
        <source>Expand neighbours</source>
        <translation>Nachbarn aufklappen</translation>
    </message>
    <message>
        <source>Fold</source>
        <translation>Zuklappen</translation>
    </message>
    <message>
        <source>Only its neighbourhood</source>
        <translation>Nur seine Umgebung</translation>
    </message>
    <message>
        <source>Only what it needs</source>
        <translation>Nur was es braucht</translation>
    </message>
    <message>
        <source>Only what needs it</source>
        <translation>Nur wer es braucht</translation>
    </message>
    <message>
        <source>Centre</source>
        <translation>Zentrieren</translation>
    </message>
    <message>
        <source>Show in every view</source>
        <translation>In jeder Ansicht zeigen</translation>
    </message>
    <message>
        <source>Copy name</source>
        <translation>Namen kopieren</translation>
    </message>
    <message>
        <source>Copy id</source>
        <translation>Kennung kopieren</translation>
    </message>
    <message>
        <source>What threatens the missions</source>
        <translation>Was die Missionen bedroht</translation>
    </message>
    <message>
        <source>Fit the drawing</source>
        <translation>Zeichnung einpassen</translation>
    </message>
    <message>
        <source>Arrange anew</source>
        <translation>Neu anordnen</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netz</translation>
    </message>
    <message>
        <source>How many dependencies away; with boxes, whole steps up to 2,000 assets</source>
        <translation>Wie viele Abhängigkeiten entfernt; mit Kästen ganze Schritte bis 2.000 Objekte</translation>
    </message>
    <message>
        <source>Network of assets</source>
        <translation>Netz der Objekte</translation>
    </message>
    <message>
        <source>Nothing joins the two selected assets</source>
        <translation>Nichts verbindet die beiden gewählten Objekte</translation>
    </message>
    <message numerus="yes">
        <source>Shortest chain of needs: %n step(s)</source>
        <translation>
            <numerusform>Kürzeste Kette von Abhängigkeiten: %n Schritt</numerusform>
            <numerusform>Kürzeste Kette von Abhängigkeiten: %n Schritte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n asset(s) on any chain</source>
        <translation>
            <numerusform>%n Objekt auf irgendeiner Kette</numerusform>
            <numerusform>%n Objekte auf irgendeiner Kette</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No chain of needs; the shortest connection has %n step(s)</source>
        <translation>
            <numerusform>Keine Kette von Abhängigkeiten; die kürzeste Verbindung hat %n Schritt</numerusform>
            <numerusform>Keine Kette von Abhängigkeiten; die kürzeste Verbindung hat %n Schritte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n step(s), since more would be over 2,000 boxes: see Network</source>
        <translation>
            <numerusform>%n Schritt, denn mehr wären über 2.000 Kästen: siehe Netz</numerusform>
            <numerusform>%n Schritte, denn mehr wären über 2.000 Kästen: siehe Netz</numerusform>
        </translation>
    </message>
    <message>
        <source>Show what is in it</source>
        <translation>Zeigen, was darin ist</translation>
    </message>
    <message>
        <source>Fold its group again</source>
        <translation>Seine Gruppe wieder falten</translation>
    </message>
    <message>
        <source>Cancel refining the layout</source>
        <translation>Verfeinern der Anordnung abbrechen</translation>
    </message>
    <message>
        <source>Refine the layout</source>
        <translation>Anordnung verfeinern</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>Bild kopieren</translation>
    </message>
    <message>
        <source>Copy what is drawn as text</source>
        <translation>Das Gezeichnete als Text kopieren</translation>
    </message>
    <message>
        <source>move of %1</source>
        <translation>Verschieben von %1</translation>
    </message>
    <message>
        <source>arranging anew</source>
        <translation>neues Anordnen</translation>
    </message>
    <message>
        <source>Arrow keys walk along dependencies, E walks the lines of the selected asset, B shows what it is made of, plus expands and minus folds it, Enter shows it everywhere, Home fits the drawing, Ctrl+F finds by name.</source>
        <translation>Pfeiltasten gehen den Abhängigkeiten entlang, E geht die Linien des gewählten Objekts durch, B zeigt, woraus es besteht, Plus klappt es auf und Minus zu, Eingabe zeigt es überall, Pos1 passt die Zeichnung ein, Strg+F sucht nach Namen.</translation>
    </message>
    <message>
        <source>All assets as dots and lines, however many there are (G)</source>
        <translation>Alle Objekte als Punkte und Linien, so viele es auch sind (G)</translation>
    </message>
    <message>
        <source>Next of its lines</source>
        <translation>Nächste seiner Linien</translation>
    </message>
    <message>
        <source>Show components</source>
        <translation>Bestandteile zeigen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>No bill says what %1 is made of</source>
        <translation>Keine Stückliste sagt, woraus %1 besteht</translation>
    </message>
    <message>
        <source>Arrow keys walk along lines, with Ctrl they move what is selected, E walks the lines of one, plus unfolds a group and minus folds it, Enter shows the selected asset everywhere, Home fits the drawing, Ctrl+F finds by name.</source>
        <translation>Pfeiltasten gehen den Linien entlang, mit Strg verschieben sie das Gewählte, E geht seine Linien durch, Plus klappt eine Gruppe auf und Minus zu, Eingabe zeigt das gewählte Objekt überall, Pos1 passt die Zeichnung ein, Strg+F sucht nach Namen.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Eigentümer</translation>
    </message>
    <message>
        <source>Sector</source>
        <translation>Sektor</translation>
    </message>
    <message>
        <source>Nation</source>
        <translation>Nation</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>What %1 is made of could not be read: %2</source>
        <translation>Woraus %1 besteht, ließ sich nicht lesen: %2</translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::HandoverDialog</name>
    <message>
        <source>Hand over the watch</source>
        <translation>Wache übergeben</translation>
    </message>
    <message>
        <source>&amp;Sign and hand over</source>
        <translation>&amp;Unterschreiben und übergeben</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Strg+Eingabe</translation>
    </message>
    <message>
        <source>Not yet: &amp;keep the draft</source>
        <translation>Noch nicht: Entwurf &amp;behalten</translation>
    </message>
    <message>
        <source>&amp;Throw the draft away</source>
        <translation>Entwurf &amp;verwerfen</translation>
    </message>
    <message>
        <source>Handover %1</source>
        <translation>Übergabe %1</translation>
    </message>
    <message>
        <source>%1 handed over to %2 at %3.</source>
        <translation>%1 hat um %3 an %2 übergeben.</translation>
    </message>
    <message>
        <source>%1, key %2</source>
        <translation>%1, Schlüssel %2</translation>
    </message>
    <message>
        <source>Signed by %1 and %2.</source>
        <translation>Unterschrieben von %1 und %2.</translation>
    </message>
    <message>
        <source>The signatures do not hold: this is not what the two officers signed.</source>
        <translation>Die Unterschriften gelten nicht: das haben die beiden Offiziere nicht unterschrieben.</translation>
    </message>
    <message>
        <source>&amp;Open the sheet</source>
        <translation>Blatt ö&amp;ffnen</translation>
    </message>
    <message>
        <source>Handover %1, the first of this store</source>
        <translation>Übergabe %1, die erste dieses Datenbestands</translation>
    </message>
    <message>
        <source>Handover %1, since %2</source>
        <translation>Übergabe %1, seit %2</translation>
    </message>
    <message>
        <source>picture of %1</source>
        <translation>Lagebild von %1</translation>
    </message>
    <message>
        <source>Nobody holds the picture-manager token</source>
        <translation>Niemand führt das Lagebild</translation>
    </message>
    <message>
        <source>Picture manager: %1</source>
        <translation>Das Lagebild führt %1</translation>
    </message>
    <message>
        <source>What is handed over</source>
        <translation>Was übergeben wird</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>How it stands</source>
        <translation>Wie es steht</translation>
    </message>
    <message>
        <source>Remark (F2)</source>
        <translation>Bemerkung (F2)</translation>
    </message>
    <message>
        <source>&amp;Notes for the next watch</source>
        <translation>&amp;Hinweise für die nächste Wache</translation>
    </message>
    <message>
        <source>Takes over</source>
        <translation>Übernimmt</translation>
    </message>
    <message>
        <source>password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Password of who hands over</source>
        <translation>Passwort dessen, der übergibt</translation>
    </message>
    <message>
        <source>Password of who takes over</source>
        <translation>Passwort dessen, der übernimmt</translation>
    </message>
    <message>
        <source>Hands &amp;over</source>
        <translation>Ü&amp;bergibt</translation>
    </message>
    <message>
        <source>T&amp;akes over</source>
        <translation>Über&amp;nimmt</translation>
    </message>
    <message>
        <source>Nothing has to be taken over</source>
        <translation>Nichts ist zu übernehmen</translation>
    </message>
    <message>
        <source>%1 of %2 taken</source>
        <translation>%1 von %2 übernommen</translation>
    </message>
    <message>
        <source>Each item is taken first</source>
        <translation>Zuerst wird jeder Punkt übernommen</translation>
    </message>
    <message>
        <source>Both sign</source>
        <translation>Beide unterschreiben</translation>
    </message>
    <message>
        <source>Both sign…</source>
        <translation>Beide unterzeichnen…</translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::HealthDialog</name>
    <message>
        <source>Health by a person&apos;s word</source>
        <translation>Zustand nach dem Wort einer Person</translation>
    </message>
    <message>
        <source>Incidents and feeds say: %1</source>
        <translation>Vorfälle und Feeds sagen: %1</translation>
    </message>
    <message>
        <source>It will be marked %1, as the asset, the incidents on it and what was said of it before.</source>
        <translation>Es wird als %1 gekennzeichnet, wie das Asset, die Vorfälle daran und was zuvor darüber gesagt wurde.</translation>
    </message>
    <message>
        <source>choose</source>
        <translation>bitte wählen</translation>
    </message>
    <message>
        <source>who said so, or how you know</source>
        <translation>wer es gesagt hat oder woher Sie es wissen</translation>
    </message>
    <message>
        <source>&amp;Set it</source>
        <translation>&amp;Setzen</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Strg+Eingabe</translation>
    </message>
    <message>
        <source>&amp;Withdraw</source>
        <translation>&amp;Zurückziehen</translation>
    </message>
    <message>
        <source>What incidents and feeds say counts again</source>
        <translation>Es gilt wieder, was Vorfälle und Feeds sagen</translation>
    </message>
    <message>
        <source>It &amp;is</source>
        <translation>Es &amp;ist</translation>
    </message>
    <message>
        <source>&amp;Until, UTC</source>
        <translation>&amp;Bis, UTC</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>&amp;Grund</translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::ImportsPanel</name>
    <message>
        <source>Read</source>
        <translation>Gelesen</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Angenommen</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>Duplikate</translation>
    </message>
    <message>
        <source>Quarantined</source>
        <translation>In Quarantäne</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Imports</source>
        <translation>Importe</translation>
    </message>
    <message>
        <source>Byte</source>
        <translation>Byte</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Quarantined records</source>
        <translation>Datensätze in Quarantäne</translation>
    </message>
    <message>
        <source>Withdraw import</source>
        <translation>Import zurücknehmen</translation>
    </message>
    <message>
        <source>All imports</source>
        <translation>Alle Importe</translation>
    </message>
    <message>
        <source>Nothing was imported yet</source>
        <translation>Noch nichts importiert</translation>
    </message>
    <message>
        <source>Drop feed files on the window, or press Ctrl+I.</source>
        <translation>Legen Sie Feed-Dateien auf dem Fenster ab oder drücken Sie Strg+I.</translation>
    </message>
    <message>
        <source>No record is in quarantine</source>
        <translation>Kein Datensatz ist in Quarantäne</translation>
    </message>
    <message>
        <source>Quarantined records of every import</source>
        <translation>Datensätze in Quarantäne aus allen Importen</translation>
    </message>
    <message>
        <source>whole</source>
        <translation>vollständig</translation>
    </message>
    <message>
        <source>withdrawn %1</source>
        <translation>zurückgenommen %1</translation>
    </message>
    <message>
        <source>running, or cut off</source>
        <translation>läuft oder abgebrochen</translation>
    </message>
    <message>
        <source>Quarantined records: %1</source>
        <translation>Datensätze in Quarantäne: %1</translation>
    </message>
    <message>
        <source>Restore import</source>
        <translation>Import wiederherstellen</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>Read again…</source>
        <translation>Neu lesen …</translation>
    </message>
    <message>
        <source>Reads the selected records again from the bytes that were kept; without a selection all that are listed</source>
        <translation>Liest die ausgewählten Datensätze aus den aufbewahrten Bytes neu; ohne Auswahl alle, die hier stehen</translation>
    </message>
    <message>
        <source>%1, line %2</source>
        <translation>%1, Zeile %2</translation>
    </message>
    <message>
        <source>Takes back what this import brought and what was read again of it; it can be restored</source>
        <translation>Nimmt zurück, was dieser Import gebracht hat und was aus ihm erneut gelesen wurde; er kann wiederhergestellt werden</translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::IncidentModel</name>
    <message>
        <source>%1 ≠</source>
        <translation>%1 ≠</translation>
    </message>
    <message>
        <source>undated</source>
        <translation>undatiert</translation>
    </message>
    <message>
        <source>sources disagree</source>
        <translation>Quellen widersprechen sich</translation>
    </message>
    <message>
        <source>%1: the sources disagree, see the inspector</source>
        <translation>%1: Die Quellen widersprechen sich, siehe Inspektor</translation>
    </message>
    <message>
        <source>Last word of any source known at %1</source>
        <translation>Letzte Meldung einer Quelle, bekannt %1</translation>
    </message>
    <message>
        <source>When it began in the world, UTC</source>
        <translation>Wann es in der Welt begann, UTC</translation>
    </message>
    <message>
        <source>When this store first learned of it, UTC</source>
        <translation>Wann dieser Datenbestand zuerst davon erfuhr, UTC</translation>
    </message>
    <message>
        <source>Missions it reaches, directly or through dependencies</source>
        <translation>Missionen, die er erreicht, direkt oder über Abhängigkeiten</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Schweregrad</translation>
    </message>
    <message>
        <source>Incident</source>
        <translation>Vorfall</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Happened</source>
        <translation>Geschehen</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Alter</translation>
    </message>
    <message>
        <source>Missions</source>
        <translation>Missionen</translation>
    </message>
    <message>
        <source>Assets</source>
        <translation>Assets</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Quellen</translation>
    </message>
    <message>
        <source>Countries</source>
        <translation>Länder</translation>
    </message>
    <message>
        <source>Marking</source>
        <translation>Kennzeichnung</translation>
    </message>
    <message>
        <source>First known</source>
        <translation>Zuerst bekannt</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>Kategorie</translation>
    </message>
    <message>
        <source>Sectors</source>
        <translation>Sektoren</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>Konfidenz</translation>
    </message>
    <message>
        <source>Disagreement</source>
        <translation>Widerspruch</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Kennung</translation>
    </message>
    <message>
        <source>Since it happened. The clock shown stands before %1, when this store last learned of it.</source>
        <translation>Seit es geschah. Die angezeigte Uhr steht vor %1, als dieser Datenbestand zuletzt davon erfuhr.</translation>
    </message>
    <message>
        <source>Time since any source last spoke of it; where the clock shown stands before that, since it happened</source>
        <translation>Zeit, seit eine Quelle zuletzt davon sprach; wo die angezeigte Uhr davor steht, seit es geschah</translation>
    </message>
    <message>
        <source>What people hold of it, with the grade; ≠ marks incidents whose sources disagree</source>
        <translation>Was Menschen davon halten, mit Einstufung; ≠ kennzeichnet Vorfälle, deren Quellen sich widersprechen</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation>Einstufung</translation>
    </message>
    <message>
        <source>Decided by</source>
        <translation>Entschieden von</translation>
    </message>
    <message>
        <source>Recognised until</source>
        <translation>Anerkannt bis</translation>
    </message>
    <message>
        <source>A friendly operation in whose window it falls, and whose address or target it has. Nothing is hidden or lowered by it.</source>
        <translation>Eine eigene Operation, in deren Zeitfenster es fällt und deren Adresse oder Ziel es hat. Nichts wird dadurch verborgen oder herabgestuft.</translation>
    </message>
    <message>
        <source>Domain</source>
        <translation>Domäne</translation>
    </message>
    <message>
        <source>Explained by</source>
        <translation>Erklärt durch</translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::IncidentTable</name>
    <message>
        <source>Incidents</source>
        <translation>Vorfälle</translation>
    </message>
    <message>
        <source>No incidents are known</source>
        <translation>Keine Vorfälle bekannt</translation>
    </message>
    <message>
        <source>Drop feed files on this window, or import them.</source>
        <translation>Legen Sie Feed-Dateien auf diesem Fenster ab oder importieren Sie sie.</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importieren&#xa0;…</translation>
    </message>
    <message>
        <source>Nothing passes the filter</source>
        <translation>Nichts passiert den Filter</translation>
    </message>
    <message numerus="yes">
        <source>%n incident(s) are hidden by it.</source>
        <translation>
            <numerusform>Er verbirgt %n Vorfall.</numerusform>
            <numerusform>Er verbirgt %n Vorfälle.</numerusform>
        </translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Den Filter leeren</translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::Inspector</name>
    <message>
        <source>Inspector</source>
        <translation>Inspektor</translation>
    </message>
    <message>
        <source>Select an incident, an asset or a mark on the map to see who says what of it.</source>
        <translation>Wählen Sie einen Vorfall, ein Asset oder eine Markierung auf der Karte, um zu sehen, wer was darüber sagt.</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen&#xa0;…</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message numerus="yes">
        <source>and %n more selected</source>
        <translation>
            <numerusform>und %n weiteres ausgewählt</numerusform>
            <numerusform>und %n weitere ausgewählt</numerusform>
        </translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Verbunden</translation>
    </message>
    <message numerus="yes">
        <source>and %n more; the graph shows them</source>
        <translation>
            <numerusform>und %n weiteres; der Graph zeigt es</numerusform>
            <numerusform>und %n weitere; der Graph zeigt sie</numerusform>
        </translation>
    </message>
    <message>
        <source>≠ Sources disagree</source>
        <translation>≠ Quellen widersprechen sich</translation>
    </message>
    <message>
        <source>%1 says %2</source>
        <translation>%1 sagt %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Reading what the sources say…</source>
        <translation>Die Aussagen der Quellen werden gelesen&#xa0;…</translation>
    </message>
    <message>
        <source>The claims could not be read: %1</source>
        <translation>Die Aussagen konnten nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>Seen by %1 (%2, reliability %3)</source>
        <translation>Gesehen von %1 (%2, Zuverlässigkeit %3)</translation>
    </message>
    <message>
        <source>Raw record</source>
        <translation>Rohdatensatz</translation>
    </message>
    <message>
        <source>The bytes as received (Enter)</source>
        <translation>Die Bytes wie empfangen (Eingabe)</translation>
    </message>
    <message>
        <source>No source says anything of it.</source>
        <translation>Keine Quelle sagt etwas darüber.</translation>
    </message>
    <message>
        <source>%1 from %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message numerus="yes">
        <source>%n claim(s)</source>
        <translation>
            <numerusform>%n Aussage</numerusform>
            <numerusform>%n Aussagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n source(s)</source>
        <translation>
            <numerusform>%n Quelle</numerusform>
            <numerusform>%n Quellen</numerusform>
        </translation>
    </message>
    <message>
        <source>reliability %1</source>
        <translation>Zuverlässigkeit %1</translation>
    </message>
    <message>
        <source>source %1</source>
        <translation>Quelle %1</translation>
    </message>
    <message numerus="yes">
        <source>%n older claim(s) not shown</source>
        <translation>
            <numerusform>%n ältere Aussage nicht gezeigt</numerusform>
            <numerusform>%n ältere Aussagen nicht gezeigt</numerusform>
        </translation>
    </message>
    <message>
        <source>Source reliability and credibility of this claim (AJP-2.1); F and 6: cannot be judged</source>
        <translation>Zuverlässigkeit der Quelle und Glaubwürdigkeit dieser Aussage (AJP-2.1); F und 6: nicht beurteilbar</translation>
    </message>
    <message>
        <source>Body of the claim</source>
        <translation>Inhalt der Aussage</translation>
    </message>
    <message>
        <source>Body</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>The whole claim as the source gave it</source>
        <translation>Die ganze Aussage, wie die Quelle sie gab</translation>
    </message>
    <message>
        <source>
… the rest is in the raw record</source>
        <translation>
… der Rest steht im Rohdatensatz</translation>
    </message>
    <message>
        <source>The bytes as received</source>
        <translation>Die Bytes wie empfangen</translation>
    </message>
    <message>
        <source>What the floor holds</source>
        <translation>Was die Wache davon hält</translation>
    </message>
    <message>
        <source>By which components it is vulnerable</source>
        <translation>Durch welche Komponenten es verwundbar ist</translation>
    </message>
    <message numerus="yes">
        <source>and %n more; its components in the graph show them</source>
        <translation>
            <numerusform>und %n weitere; seine Komponenten im Graphen zeigen sie</numerusform>
            <numerusform>und %n weitere; seine Komponenten im Graphen zeigen sie</numerusform>
        </translation>
    </message>
    <message>
        <source>Its components could not be read: %1</source>
        <translation>Seine Komponenten ließen sich nicht lesen: %1</translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::KnownTrack</name>
    <message>
        <source>Known at</source>
        <translation>Wissensstand</translation>
    </message>
    <message>
        <source>Left and Right: to the change before or after. Page keys: an hour. Home: the first change. End: now. Wheel: nearer or farther.</source>
        <translation>Links und rechts: zur Änderung davor oder danach. Bildtasten: eine Stunde. Pos1: die erste Änderung. Ende: jetzt. Rad: näher oder weiter.</translation>
    </message>
    <message>
        <source>What became known when. Click or drag to see the picture as it was known then.</source>
        <translation>Was wann bekannt wurde. Klicken oder ziehen zeigt das Lagebild, wie es damals bekannt war.</translation>
    </message>
    <message>
        <source>NOW</source>
        <translation>JETZT</translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::LimitsView</name>
    <message>
        <source>More than the rule may join: %1</source>
        <translation>Mehr, als die Regel verbinden darf: %1</translation>
    </message>
    <message>
        <source>Everyday traffic: many use it on many days</source>
        <translation>Alltäglicher Verkehr: viele nutzen es an vielen Tagen</translation>
    </message>
    <message>
        <source>Shared host: many names live there</source>
        <translation>Geteilter Rechner: viele Namen liegen dort</translation>
    </message>
    <message>
        <source>Scanner: it knocks at every door</source>
        <translation>Scanner: klopft an jede Tür</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>etwa %1</translation>
    </message>
    <message>
        <source>any time</source>
        <translation>beliebig lange</translation>
    </message>
    <message>
        <source>joins</source>
        <translation>verbindet</translation>
    </message>
    <message>
        <source>relates, never joins</source>
        <translation>setzt in Beziehung, verbindet nie</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Why nothing is joined on it</source>
        <translation>Warum daran nichts verbunden wird</translation>
    </message>
    <message>
        <source>Would join</source>
        <translation>Würde verbinden</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>Höchstens</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>Values left out</source>
        <translation>Ausgelassene Werte</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>Was sie tut</translation>
    </message>
    <message>
        <source>Silence that ends it</source>
        <translation>Pause, die sie beendet</translation>
    </message>
    <message>
        <source>Rules and their budgets</source>
        <translation>Regeln und ihre Grenzen</translation>
    </message>
    <message>
        <source>Limits of correlation</source>
        <translation>Grenzen der Korrelation</translation>
    </message>
    <message>
        <source>Nothing is left out</source>
        <translation>Nichts ist ausgelassen</translation>
    </message>
    <message>
        <source>No value is too common, and no rule met its budget.</source>
        <translation>Kein Wert ist zu verbreitet, und keine Regel hat ihre Grenze erreicht.</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Ausgelassen</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>The machine joins nothing on these, and takes back what it had joined. Counts are told to one digit. Nothing of it is hidden: what was seen stays in every view.</source>
        <translation>Daran verbindet die Maschine nichts, und sie nimmt zurück, was sie verbunden hatte. Anzahlen sind auf eine Stelle genau. Nichts davon ist verborgen: Was gesehen wurde, bleibt in jeder Ansicht.</translation>
    </message>
    <message>
        <source>&amp;Copy all</source>
        <translation>Alles &amp;kopieren</translation>
    </message>
    <message>
        <source>Left out (%1)</source>
        <translation>Ausgelassen (%1)</translation>
    </message>
    <message>
        <source>What is left out could not be read</source>
        <translation>Was ausgelassen ist, konnte nicht gelesen werden</translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::LogPanel</name>
    <message>
        <source>No.</source>
        <translation>Nr.</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>Objekt</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>Einzelheit</translation>
    </message>
    <message>
        <source>Hash</source>
        <translation>Prüfsumme</translation>
    </message>
    <message>
        <source>Watch log</source>
        <translation>Wachbuch</translation>
    </message>
    <message>
        <source>The watch log is empty</source>
        <translation>Das Wachbuch ist leer</translation>
    </message>
    <message>
        <source>SHA-256 over this entry and the one before</source>
        <translation>SHA-256 über diesen Eintrag und den davor</translation>
    </message>
    <message>
        <source>The watch log could not be read</source>
        <translation>Das Wachbuch konnte nicht gelesen werden</translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::MapFooter</name>
    <message>
        <source>%1 km</source>
        <translation>%1 km</translation>
    </message>
    <message>
        <source>%1 m</source>
        <translation>%1 m</translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::MapLegend</name>
    <message>
        <source>Severity</source>
        <translation>Schweregrad</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Incident</source>
        <translation>Vorfall</translation>
    </message>
    <message>
        <source>Observations only</source>
        <translation>Nur Beobachtungen</translation>
    </message>
    <message>
        <source>How well placed</source>
        <translation>Wie gut verortet</translation>
    </message>
    <message>
        <source>Site</source>
        <translation>Standort</translation>
    </message>
    <message>
        <source>City</source>
        <translation>Stadt</translation>
    </message>
    <message>
        <source>Country (≈)</source>
        <translation>Land (≈)</translation>
    </message>
    <message>
        <source>Assets and lines</source>
        <translation>Assets und Leitungen</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>Legende</translation>
    </message>
    <message>
        <source>Map legend</source>
        <translation>Legende der Karte</translation>
    </message>
    <message>
        <source>Watched by silent feeds alone</source>
        <translation>Nur von stummen Quellen beobachtet</translation>
    </message>
    <message>
        <source>Set by hand</source>
        <translation>Von Hand gesetzt</translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::MapView</name>
    <message>
        <source>Map</source>
        <translation>Karte</translation>
    </message>
    <message>
        <source>No placed items in this window. Without a place: %1</source>
        <translation>Nichts mit Ort in diesem Fenster. Ohne Ort: %1</translation>
    </message>
    <message>
        <source>No items in this window</source>
        <translation>Nichts in diesem Fenster</translation>
    </message>
    <message>
        <source>Without a place: %1</source>
        <translation>Ohne Ort: %1</translation>
    </message>
    <message>
        <source>no place</source>
        <translation>kein Ort</translation>
    </message>
    <message>
        <source>placed at the site</source>
        <translation>auf den Standort verortet</translation>
    </message>
    <message>
        <source>placed at the city, not the site</source>
        <translation>auf die Stadt verortet, nicht den Standort</translation>
    </message>
    <message>
        <source>somewhere in the country</source>
        <translation>irgendwo im Land</translation>
    </message>
    <message>
        <source>undated</source>
        <translation>undatiert</translation>
    </message>
    <message>
        <source>sources: %1</source>
        <translation>Quellen: %1</translation>
    </message>
    <message>
        <source>sources disagree</source>
        <translation>Quellen widersprechen sich</translation>
    </message>
    <message>
        <source>Observations: %1</source>
        <translation>Beobachtungen: %1</translation>
    </message>
    <message>
        <source>up to %1</source>
        <translation>bis %1</translation>
    </message>
    <message>
        <source>Incidents: %1</source>
        <translation>Vorfälle: %1</translation>
    </message>
    <message>
        <source>worst: %1</source>
        <translation>schwerster: %1</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>und %1 weitere</translation>
    </message>
    <message>
        <source>at worst %1</source>
        <translation>schlechtestenfalls %1</translation>
    </message>
    <message>
        <source>Zoom in here</source>
        <translation>Hier vergrößern</translation>
    </message>
    <message>
        <source>Zoom to selection	Z</source>
        <translation>Auf Auswahl zoomen	Z</translation>
    </message>
    <message>
        <source>Show everything	Home</source>
        <translation>Alles zeigen	Pos1</translation>
    </message>
    <message>
        <source>Only this area</source>
        <translation>Nur dieser Ausschnitt</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Überall</translation>
    </message>
    <message>
        <source>Copy coordinates</source>
        <translation>Koordinaten kopieren</translation>
    </message>
    <message>
        <source>this display offers no OpenGL</source>
        <translation>diese Anzeige bietet kein OpenGL</translation>
    </message>
    <message>
        <source>Coasts, borders and lines are missing: %1. Marks and names are in their places.</source>
        <translation>Küsten, Grenzen und Linien fehlen: %1. Zeichen und Namen stehen an ihrem Platz.</translation>
    </message>
    <message>
        <source>The map cannot be drawn here: %1. Everything else works; a briefing shows the map all the same.</source>
        <translation>Die Karte kann hier nicht gezeichnet werden: %1. Alles andere funktioniert; ein Lagevortrag zeigt die Karte trotzdem.</translation>
    </message>
    <message>
        <source>Areas: %1</source>
        <translation>Gebiete: %1</translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::MarkingChip</name>
    <message>
        <source>Marking %1</source>
        <translation>Kennzeichnung %1</translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::MissionTable</name>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Mission</source>
        <translation>Mission</translation>
    </message>
    <message>
        <source>Incidents</source>
        <translation>Vorfälle</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Gebiet</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Missions</source>
        <translation>Missionen</translation>
    </message>
    <message>
        <source>Asset</source>
        <translation>Asset</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Criticality</source>
        <translation>Kritikalität</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Eigentümer</translation>
    </message>
    <message>
        <source>Nation</source>
        <translation>Nation</translation>
    </message>
    <message>
        <source>Sector</source>
        <translation>Sektor</translation>
    </message>
    <message>
        <source>Assets</source>
        <translation>Assets</translation>
    </message>
    <message>
        <source>No mission is known</source>
        <translation>Keine Mission bekannt</translation>
    </message>
    <message>
        <source>Import an inventory with missions and what they need.</source>
        <translation>Importieren Sie ein Inventar mit Missionen und dem, was sie brauchen.</translation>
    </message>
    <message>
        <source>No asset is known</source>
        <translation>Kein Asset bekannt</translation>
    </message>
    <message>
        <source>No feed that watches it, or what it needs, is heard: it may be worse than its state says.</source>
        <translation>Keine Quelle, die es oder das von ihm Benötigte beobachtet, meldet sich: es kann schlechter stehen, als der Zustand sagt.</translation>
    </message>
    <message>
        <source>Unseen</source>
        <translation>Ungesehen</translation>
    </message>
    <message>
        <source>%1, by hand</source>
        <translation>%1, von Hand</translation>
    </message>
    <message>
        <source>By itself %1</source>
        <translation>Für sich allein %1</translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::MissionTile</name>
    <message>
        <source>▲ worse, %1 % an hour ago</source>
        <translation>▲ schlechter, vor einer Stunde %1 %</translation>
    </message>
    <message>
        <source>▼ better, %1 % an hour ago</source>
        <translation>▼ besser, vor einer Stunde %1 %</translation>
    </message>
    <message>
        <source>= as an hour ago</source>
        <translation>= wie vor einer Stunde</translation>
    </message>
    <message>
        <source>No alternative left: %1</source>
        <translation>Keine Alternative mehr: %1</translation>
    </message>
    <message numerus="yes">
        <source> and %n more</source>
        <translation>
            <numerusform> und %n weiteres</numerusform>
            <numerusform> und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Unknown: %1 % of it</source>
        <translation>Unbekannt: %1 % davon</translation>
    </message>
    <message>
        <source>Unseen: %1</source>
        <translation>Ungesehen: %1</translation>
    </message>
    <message>
        <source>Phase %1, until %2</source>
        <translation>Phase %1, bis %2</translation>
    </message>
    <message>
        <source>Phase %1</source>
        <translation>Phase %1</translation>
    </message>
    <message>
        <source>No phase runs; %1 from %2</source>
        <translation>Keine Phase läuft; %1 ab %2</translation>
    </message>
    <message>
        <source>All phases are over</source>
        <translation>Alle Phasen sind vorbei</translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::MissionTiles</name>
    <message>
        <source>Missions</source>
        <translation>Missionen</translation>
    </message>
    <message>
        <source>No mission is known</source>
        <translation>Keine Mission ist bekannt</translation>
    </message>
    <message>
        <source>Import an inventory with missions and what they need.</source>
        <translation>Ein Inventar mit Missionen und dem, was sie brauchen, importieren.</translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::ModeStrip</name>
    <message>
        <source>REPLAY</source>
        <translation>RÜCKSCHAU</translation>
    </message>
    <message>
        <source>COMPARE</source>
        <translation>VERGLEICH</translation>
    </message>
    <message>
        <source>WHAT-IF</source>
        <translation>WAS WÄRE WENN</translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::NetworkCanvas</name>
    <message>
        <source>Double click or + shows what is in it</source>
        <translation>Doppelklick oder + zeigt, was darin ist</translation>
    </message>
    <message numerus="yes">
        <source>%n need(s)</source>
        <translation>
            <numerusform>%n Bedarf</numerusform>
            <numerusform>%n Bedarfe</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n Linie</numerusform>
            <numerusform>%n Linien</numerusform>
        </translation>
    </message>
    <message>
        <source>stands for %1</source>
        <translation>steht für %1</translation>
    </message>
    <message>
        <source>the worst of them: %1</source>
        <translation>das Schlimmste davon: %1</translation>
    </message>
    <message>
        <source>Double click or Enter shows what is in it</source>
        <translation>Doppelklick oder Eingabe zeigt, was darin ist</translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::NetworkPane</name>
    <message>
        <source>Not folded</source>
        <translation>Nicht gefaltet</translation>
    </message>
    <message>
        <source>By sector</source>
        <translation>Nach Sektor</translation>
    </message>
    <message>
        <source>By owner</source>
        <translation>Nach Eigentümer</translation>
    </message>
    <message>
        <source>By country</source>
        <translation>Nach Land</translation>
    </message>
    <message>
        <source>By site</source>
        <translation>Nach Standort</translation>
    </message>
    <message>
        <source>By network segment</source>
        <translation>Nach Netzsegment</translation>
    </message>
    <message>
        <source>Draw all assets of one sector, owner, country, site or segment as one</source>
        <translation>Alle Objekte eines Sektors, Eigentümers, Landes, Standorts oder Segments als eines zeichnen</translation>
    </message>
    <message>
        <source>Fold</source>
        <translation>Falten</translation>
    </message>
    <message>
        <source>Fold all</source>
        <translation>Alles falten</translation>
    </message>
    <message>
        <source>Fold again what was unfolded</source>
        <translation>Was entfaltet wurde, wieder falten</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Keep the layout as it is now</source>
        <translation>Die Anordnung so lassen, wie sie ist</translation>
    </message>
    <message>
        <source>Refine</source>
        <translation>Verfeinern</translation>
    </message>
    <message>
        <source>Let sfdp make a better layout of what is there</source>
        <translation>sfdp eine bessere Anordnung daraus machen lassen</translation>
    </message>
    <message>
        <source>No assets yet: import an inventory</source>
        <translation>Noch keine Objekte: ein Inventar importieren</translation>
    </message>
    <message>
        <source>%1 nodes and %2 lines of %3 assets</source>
        <translation>%1 Knoten und %2 Linien aus %3 Objekten</translation>
    </message>
    <message>
        <source>The layout is not refined: cancelled.</source>
        <translation>Die Anordnung ist nicht verfeinert: abgebrochen.</translation>
    </message>
    <message numerus="yes">
        <source>sfdp refines the layout, %n second(s) so far</source>
        <translation>
            <numerusform>sfdp verfeinert die Anordnung, bisher %n Sekunde</numerusform>
            <numerusform>sfdp verfeinert die Anordnung, bisher %n Sekunden</numerusform>
        </translation>
    </message>
    <message>
        <source>arranging anew</source>
        <translation>neues Anordnen</translation>
    </message>
    <message>
        <source>move of %1</source>
        <translation>Verschieben von %1</translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::OperationCard</name>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>aims at %1</source>
        <translation>zielt auf %1</translation>
    </message>
    <message>
        <source>on %1</source>
        <translation>an %1</translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::OperationDialog</name>
    <message>
        <source>New operation</source>
        <translation>Neue Operation</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>Operation</translation>
    </message>
    <message>
        <source>as its window says</source>
        <translation>wie das Zeitfenster sagt</translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s), the usual</source>
        <translation>
            <numerusform>%n Stunde, wie üblich</numerusform>
            <numerusform>%n Stunden, wie üblich</numerusform>
        </translation>
    </message>
    <message>
        <source>never by itself</source>
        <translation>nie von selbst</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>nicht angegeben</translation>
    </message>
    <message>
        <source>assets, missions or areas, by key or name, with commas</source>
        <translation>Objekte, Missionen oder Gebiete, nach Schlüssel oder Name, mit Kommas</translation>
    </message>
    <message>
        <source>addresses that it comes from, with commas</source>
        <translation>Adressen, von denen sie kommt, mit Kommas</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Begins</source>
        <translation>Beginnt</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>Endet</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Imminent before it, hours</source>
        <translation>Bevorstehend, Stunden vorher</translation>
    </message>
    <message>
        <source>Targets</source>
        <translation>Ziele</translation>
    </message>
    <message>
        <source>Source addresses</source>
        <translation>Quelladressen</translation>
    </message>
    <message>
        <source>Warnings to look for, one a line</source>
        <translation>Zu suchende Warnzeichen, je Zeile eines</translation>
    </message>
    <message>
        <source>Imminent at warnings seen</source>
        <translation>Bevorstehend ab gesehenen Zeichen</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>Sicherheit</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Reason, for the log</source>
        <translation>Grund, für das Wachbuch</translation>
    </message>
    <message>
        <source>&amp;Add it</source>
        <translation>&amp;Hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>An operation needs a name.</source>
        <translation>Eine Operation braucht einen Namen.</translation>
    </message>
    <message>
        <source>A time is written 2026-09-30T14:00:00Z or 301400ZSEP26.</source>
        <translation>Eine Zeit wird 2026-09-30T14:00:00Z oder 301400ZSEP26 geschrieben.</translation>
    </message>
    <message>
        <source>It ends after it begins.</source>
        <translation>Sie endet, nachdem sie beginnt.</translation>
    </message>
    <message>
        <source>%1 is no address.</source>
        <translation>%1 ist keine Adresse.</translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::OperationsPanel</name>
    <message>
        <source>&amp;Add operation…</source>
        <translation>Operation &amp;hinzufügen…</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>&amp;Bearbeiten…</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Select an operation to see its indications and warnings.</source>
        <translation>Eine Operation wählen, um ihre Anzeichen und Warnungen zu sehen.</translation>
    </message>
    <message>
        <source>Indications and warnings</source>
        <translation>Anzeichen und Warnungen</translation>
    </message>
    <message>
        <source>No checklist. Edit the operation to add one.</source>
        <translation>Keine Prüfliste. Die Operation bearbeiten, um eine anzulegen.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Tell &amp;apart</source>
        <translation>&amp;Auseinanderhalten</translation>
    </message>
    <message>
        <source>They bear one name and are not one operation. The machine will not join by that name again; undo takes it back.</source>
        <translation>Sie tragen einen Namen und sind nicht eine Operation. Die Maschine verbindet nach diesem Namen nicht wieder; Rückgängig nimmt es zurück.</translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::PlaneCanvas</name>
    <message>
        <source>as: %1</source>
        <translation>als: %1</translation>
    </message>
    <message>
        <source>lost as an alternative, another one carries</source>
        <translation>als Alternative verloren, eine andere trägt</translation>
    </message>
    <message>
        <source>fails, and is felt</source>
        <translation>fällt aus, und man merkt es</translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::RawView</name>
    <message>
        <source>&amp;Hex</source>
        <translation>&amp;Hexadezimal</translation>
    </message>
    <message>
        <source>&amp;Wrap lines</source>
        <translation>Zeilen &amp;umbrechen</translation>
    </message>
    <message>
        <source>Raw record</source>
        <translation>Rohdatensatz</translation>
    </message>
    <message>
        <source>Bytes as received</source>
        <translation>Bytes wie empfangen</translation>
    </message>
    <message>
        <source>Origin</source>
        <translation>Herkunft</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>&amp;Copy all</source>
        <translation>Alles &amp;kopieren</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen&#xa0;…</translation>
    </message>
    <message>
        <source>line %1, byte %2 · %3 · received %4 · %5</source>
        <translation>Zeile %1, Byte %2 · %3 · empfangen %4 · %5</translation>
    </message>
    <message>
        <source>Quarantined: %1</source>
        <translation>In Quarantäne: %1</translation>
    </message>
    <message>
        <source>Quarantined: %1 (field %2)</source>
        <translation>In Quarantäne: %1 (Feld %2)</translation>
    </message>
    <message>
        <source>The first %1 of %2</source>
        <translation>Die ersten %1 von %2</translation>
    </message>
    <message numerus="yes">
        <source>%n byte(s)</source>
        <translation>
            <numerusform>%n Byte</numerusform>
            <numerusform>%n Bytes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::ReplayBar</name>
    <message>
        <source>To the change before (F7)</source>
        <translation>Zur Änderung davor (F7)</translation>
    </message>
    <message>
        <source>Play (F8)</source>
        <translation>Abspielen (F8)</translation>
    </message>
    <message>
        <source>To the next change (F9)</source>
        <translation>Zur nächsten Änderung (F9)</translation>
    </message>
    <message>
        <source>Now  Esc</source>
        <translation>Jetzt  Esc</translation>
    </message>
    <message>
        <source>Back to now (Esc, or Ctrl+Shift+T)</source>
        <translation>Zurück zu jetzt (Esc oder Strg+Umschalt+T)</translation>
    </message>
    <message>
        <source>Put this bar away</source>
        <translation>Diese Leiste wegräumen</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Speed (Shift+F7 slower, Shift+F9 faster)</source>
        <translation>Tempo (Umschalt+F7 langsamer, Umschalt+F9 schneller)</translation>
    </message>
    <message>
        <source>Known at, UTC</source>
        <translation>Wissensstand, UTC</translation>
    </message>
    <message>
        <source>2026-09-30T14:00Z, 301400ZSEP26, or 03:00 for the last three o&apos;clock. UTC. Enter goes there.</source>
        <translation>2026-09-30T14:00Z, 301400ZSEP26 oder 03:00 für das letzte Mal drei Uhr. UTC. Die Eingabetaste geht dorthin.</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>Compare…</source>
        <translation>Vergleichen…</translation>
    </message>
    <message>
        <source>What changed since another instant (Ctrl+D)</source>
        <translation>Was sich seit einem anderen Zeitpunkt änderte (Strg+D)</translation>
    </message>
    <message>
        <source>Happened</source>
        <translation>Geschehen</translation>
    </message>
    <message>
        <source>Pause (F8)</source>
        <translation>Anhalten (F8)</translation>
    </message>
    <message>
        <source>known at %1 · %2</source>
        <translation>Wissensstand %1 · %2</translation>
    </message>
    <message>
        <source>%1 · playing %2×</source>
        <translation>%1 · läuft %2×</translation>
    </message>
    <message>
        <source>%1 · %2 ago · not now</source>
        <translation>%1 · vor %2 · nicht jetzt</translation>
    </message>
    <message>
        <source>going to %1; what you see is still now</source>
        <translation>unterwegs nach %1; zu sehen ist noch jetzt</translation>
    </message>
    <message>
        <source>all of time</source>
        <translation>alle Zeit</translation>
    </message>
    <message>
        <source>Known at</source>
        <translation>Wissensstand</translation>
    </message>
    <message>
        <source>%1 with %2 · + %3 new · ▲ %4 worse · ≠ %5 contradicted · ▼ %6 better · ✓ %7 closed · ✕ %8 silent</source>
        <translation>%1 mit %2 · + %3 neu · ▲ %4 schlimmer · ≠ %5 widersprochen · ▼ %6 besser · ✓ %7 geschlossen · ✕ %8 stumm</translation>
    </message>
    <message>
        <source>what is so</source>
        <translation>was ist</translation>
    </message>
    <message>
        <source>what is supposed</source>
        <translation>was angenommen ist</translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::ReportingDialog</name>
    <message>
        <source>A provider of &amp;trust services (its notification is due within 24 h)</source>
        <translation>Anbieter von &amp;Vertrauensdiensten (die Meldung ist binnen 24 h fällig)</translation>
    </message>
    <message>
        <source>Reporting clocks</source>
        <translation>Meldefristen</translation>
    </message>
    <message>
        <source>NIS2, Article 23(4). The clocks run from the instant at which the entity became aware, which is not when something was detected. All times are UTC.</source>
        <translation>NIS2, Artikel 23 Absatz 4. Die Fristen laufen ab der Kenntnis der Einrichtung, nicht ab der Erkennung. Alle Zeiten in UTC.</translation>
    </message>
    <message>
        <source>&amp;Aware since</source>
        <translation>&amp;Kenntnis seit</translation>
    </message>
    <message>
        <source>&amp;Early warning sent</source>
        <translation>&amp;Frühwarnung abgegeben</translation>
    </message>
    <message>
        <source>&amp;Notification sent</source>
        <translation>&amp;Meldung abgegeben</translation>
    </message>
    <message>
        <source>&amp;Progress report sent</source>
        <translation>F&amp;ortschrittsbericht abgegeben</translation>
    </message>
    <message>
        <source>&amp;Final report sent</source>
        <translation>&amp;Abschlussbericht abgegeben</translation>
    </message>
    <message>
        <source>&amp;Handling ended</source>
        <translation>&amp;Bearbeitung beendet</translation>
    </message>
    <message>
        <source>not yet; * is now</source>
        <translation>noch nicht; * ist jetzt</translation>
    </message>
    <message>
        <source>to whom, under which number</source>
        <translation>an wen, unter welcher Nummer</translation>
    </message>
    <message>
        <source>&amp;Remark</source>
        <translation>B&amp;emerkung</translation>
    </message>
    <message>
        <source>Clocks</source>
        <translation>Fristen</translation>
    </message>
    <message>
        <source>&amp;Declare</source>
        <translation>E&amp;rklären</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Strg+Eingabe</translation>
    </message>
    <message>
        <source>%1 is not a time</source>
        <translation>%1 ist keine Zeit</translation>
    </message>
    <message>
        <source>%1 lies ahead</source>
        <translation>%1 liegt in der Zukunft</translation>
    </message>
    <message>
        <source>%1 lies before the instant of awareness</source>
        <translation>%1 liegt vor der Kenntnis</translation>
    </message>
    <message>
        <source>Since when is the entity aware of it?</source>
        <translation>Seit wann hat die Einrichtung Kenntnis?</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>&amp;Withdraw</source>
        <translation>&amp;Zurückziehen</translation>
    </message>
    <message>
        <source>No clock runs for it any more. Say why in the remark.</source>
        <translation>Dafür läuft dann keine Frist mehr. Nennen Sie den Grund in der Bemerkung.</translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::ScenarioTable</name>
    <message>
        <source>missions worth %1 % → %2 %</source>
        <translation>Missionen %1 % → %2 % wert</translation>
    </message>
    <message numerus="yes">
        <source>%n worse</source>
        <translation>
            <numerusform>%n schlechter</numerusform>
            <numerusform>%n schlechter</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fail</source>
        <translation>
            <numerusform>%n fällt aus</numerusform>
            <numerusform>%n fallen aus</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lose alternatives</source>
        <translation>
            <numerusform>%n verliert Alternativen</numerusform>
            <numerusform>%n verlieren Alternativen</numerusform>
        </translation>
    </message>
    <message>
        <source>What-ifs side by side</source>
        <translation>Was wäre wenn nebeneinander</translation>
    </message>
    <message>
        <source>&amp;Copy the table</source>
        <translation>&amp;Tabelle kopieren</translation>
    </message>
    <message>
        <source>&amp;Suppose this one</source>
        <translation>&amp;Dieses annehmen</translation>
    </message>
    <message>
        <source>&amp;Forget it</source>
        <translation>&amp;Vergessen</translation>
    </message>
    <message>
        <source>Mission</source>
        <translation>Mission</translation>
    </message>
    <message>
        <source>Present</source>
        <translation>Gegenwart</translation>
    </message>
    <message>
        <source>Supposed now</source>
        <translation>Jetzt angenommen</translation>
    </message>
    <message>
        <source>Missions in each what-if</source>
        <translation>Missionen in jedem Was-wäre-wenn</translation>
    </message>
    <message>
        <source>Nothing was kept</source>
        <translation>Nichts behalten</translation>
    </message>
    <message>
        <source>Suppose something and keep it under a name; several stand side by side here.</source>
        <translation>Etwas annehmen und unter einem Namen behalten; mehrere stehen hier nebeneinander.</translation>
    </message>
    <message numerus="yes">
        <source>nothing of this is real · %n what-ifs side by side</source>
        <translation>
            <numerusform>nichts davon ist wirklich · %n Was-wäre-wenn</numerusform>
            <numerusform>nichts davon ist wirklich · %n Was-wäre-wenn nebeneinander</numerusform>
        </translation>
    </message>
    <message>
        <source>What is lost</source>
        <translation>Was verloren geht</translation>
    </message>
    <message>
        <source>is being worked out…</source>
        <translation>wird ausgerechnet…</translation>
    </message>
    <message numerus="yes">
        <source>%n alternatives lost. </source>
        <translation>
            <numerusform>%n Alternative verloren. </numerusform>
            <numerusform>%n Alternativen verloren. </numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>Undo %1 (Ctrl+Z)</source>
        <translation>%1 rückgängig machen (Strg+Z)</translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::SeverityLegend</name>
    <message>
        <source>Severities, worst first: %1</source>
        <translation>Schweregrade, schwerster zuerst: %1</translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::Sfdp</name>
    <message>
        <source>The layout is not refined: %1 (Graphviz) is not there.</source>
        <translation>Die Anordnung ist nicht verfeinert: %1 (Graphviz) ist nicht da.</translation>
    </message>
    <message>
        <source>The layout is not refined: %1 ended with an error.</source>
        <translation>Die Anordnung ist nicht verfeinert: %1 endete mit einem Fehler.</translation>
    </message>
    <message>
        <source>The layout is not refined: %1 left nodes out.</source>
        <translation>Die Anordnung ist nicht verfeinert: %1 hat Knoten ausgelassen.</translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::ShelveDialog</name>
    <message numerus="yes">
        <source>Shelve %n alarm(s)</source>
        <translation>
            <numerusform>%n Alarm zurückstellen</numerusform>
            <numerusform>%n Alarme zurückstellen</numerusform>
        </translation>
    </message>
    <message>
        <source>What is known of it, and who works on it</source>
        <translation>Was davon bekannt ist, und wer daran arbeitet</translation>
    </message>
    <message>
        <source>15 minutes</source>
        <translation>15 Minuten</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 Stunde</translation>
    </message>
    <message>
        <source>4 hours</source>
        <translation>4 Stunden</translation>
    </message>
    <message>
        <source>8 hours</source>
        <translation>8 Stunden</translation>
    </message>
    <message>
        <source>12 hours</source>
        <translation>12 Stunden</translation>
    </message>
    <message>
        <source>%1, until %2</source>
        <translation>%1, bis %2</translation>
    </message>
    <message>
        <source>Shelved alarms stay listed. One that gets worse, or whose time is over, asks again.</source>
        <translation>Zurückgestellte Alarme bleiben aufgeführt. Wird einer schlimmer oder ist seine Zeit um, so meldet er sich wieder.</translation>
    </message>
    <message>
        <source>&amp;For</source>
        <translation>&amp;Für</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>&amp;Grund</translation>
    </message>
    <message>
        <source>Shelve</source>
        <translation>Zurückstellen</translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::SignInDialog</name>
    <message>
        <source>Who is on watch</source>
        <translation>Wer hat Wache</translation>
    </message>
    <message>
        <source>Nobody sits at this store. What is done here stands in the watch log under the name of who sits, signed with their key.</source>
        <translation>An diesem Datenbestand sitzt niemand. Was hier geschieht, steht im Wachbuch unter dem Namen dessen, der sitzt, mit seinem Schlüssel unterschrieben.</translation>
    </message>
    <message>
        <source>%1 sits here now, and signs off when somebody else sits down. The picture-manager token stays where it is: that moves with a handover.</source>
        <translation>Jetzt sitzt %1 hier und wird abgemeldet, wenn sich jemand anders setzt. Die Lagebildführung bleibt, wo sie ist: sie geht mit einer Übergabe weiter.</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Passwort</translation>
    </message>
    <message>
        <source>Sit down</source>
        <translation>Platz nehmen</translation>
    </message>
    <message>
        <source>Look only</source>
        <translation>Nur ansehen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>New &amp;account…</source>
        <translation>Neues &amp;Konto…</translation>
    </message>
    <message>
        <source>Sit down (in %1 s)</source>
        <translation>Platz nehmen (in %1 s)</translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::SupposeDialog</name>
    <message>
        <source>%1 · this alone</source>
        <translation>%1 · dies allein</translation>
    </message>
    <message numerus="yes">
        <source>Owner: %1 · %n assets</source>
        <translation>
            <numerusform>Eigentümer: %1 · %n Objekt</numerusform>
            <numerusform>Eigentümer: %1 · %n Objekte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Vulnerability: %1 · %n assets</source>
        <translation>
            <numerusform>Schwachstelle: %1 · %n Objekt</numerusform>
            <numerusform>Schwachstelle: %1 · %n Objekte</numerusform>
        </translation>
    </message>
    <message>
        <source>What if…</source>
        <translation>Was wäre wenn…</translation>
    </message>
    <message>
        <source>What is supposed</source>
        <translation>Was angenommen wird</translation>
    </message>
    <message>
        <source>It &amp;fails</source>
        <translation>Es &amp;fällt aus</translation>
    </message>
    <message>
        <source>It is &amp;impaired (40 %)</source>
        <translation>Es ist &amp;beeinträchtigt (40 %)</translation>
    </message>
    <message>
        <source>It &amp;works again</source>
        <translation>Es &amp;läuft wieder</translation>
    </message>
    <message>
        <source>&amp;Suppose it</source>
        <translation>&amp;Annehmen</translation>
    </message>
    <message>
        <source>Nothing of this touches the store or what others see.</source>
        <translation>Nichts davon berührt den Datenbestand oder was andere sehen.</translation>
    </message>
    <message numerus="yes">
        <source>Supplier: %1 · %n assets</source>
        <translation>
            <numerusform>Lieferant: %1 · %n Objekt</numerusform>
            <numerusform>Lieferant: %1 · %n Objekte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Product: %1 · %n assets</source>
        <translation>
            <numerusform>Produkt: %1 · %n Objekt</numerusform>
            <numerusform>Produkt: %1 · %n Objekte</numerusform>
        </translation>
    </message>
    <message>
        <source>Link: %1</source>
        <translation>Verbindung: %1</translation>
    </message>
    <message>
        <source>Owner, supplier, product, vulnerability, link or asset</source>
        <translation>Eigentümer, Lieferant, Produkt, Schwachstelle, Verbindung oder Objekt</translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::Theme</name>
    <message>
        <source>Info</source>
        <translation>Info</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Niedrig</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Hoch</translation>
    </message>
    <message>
        <source>Critical</source>
        <translation>Kritisch</translation>
    </message>
    <message>
        <source>Nominal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Degraded</source>
        <translation>Eingeschränkt</translation>
    </message>
    <message>
        <source>Impaired</source>
        <translation>Beeinträchtigt</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Ausgefallen</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Aktuell</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>Verspätet</translation>
    </message>
    <message>
        <source>Silent</source>
        <translation>Stumm</translation>
    </message>
    <message>
        <source>No data</source>
        <translation>Keine Daten</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>Gemeldet</translation>
    </message>
    <message>
        <source>Correlated</source>
        <translation>Korreliert</translation>
    </message>
    <message>
        <source>Assessed</source>
        <translation>Bewertet</translation>
    </message>
    <message>
        <source>Recognised</source>
        <translation>Anerkannt</translation>
    </message>
    <message>
        <source>Lapsed</source>
        <translation>Verfallen</translation>
    </message>
    <message>
        <source>Disputed</source>
        <translation>Strittig</translation>
    </message>
    <message>
        <source>Dismissed</source>
        <translation>Verworfen</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Abgeschlossen</translation>
    </message>
    <message>
        <source>Failing</source>
        <translation>Gestört</translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::TimelineChart</name>
    <message numerus="yes">
        <source>and %n more here: zoom in to tell them apart</source>
        <translation>
            <numerusform>und %n weiterer hier: zum Unterscheiden vergrößern</numerusform>
            <numerusform>und %n weitere hier: zum Unterscheiden vergrößern</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) without a time</source>
        <translation>
            <numerusform>%n Eintrag ohne Zeit</numerusform>
            <numerusform>%n Einträge ohne Zeit</numerusform>
        </translation>
    </message>
    <message>
        <source>They count only while no window is set. Click: select the incidents among them.</source>
        <translation>Sie zählen nur, solange kein Fenster gesetzt ist. Klick: die Vorfälle darunter auswählen.</translation>
    </message>
    <message>
        <source>%1 in all: %2</source>
        <translation>%1 insgesamt: %2</translation>
    </message>
    <message>
        <source>Nothing received from %1: nobody was listening</source>
        <translation>Nichts von %1 empfangen: niemand hat zugehört</translation>
    </message>
    <message>
        <source>Messages of %1 were lost: they came faster than they could be taken</source>
        <translation>Meldungen von %1 gingen verloren: sie kamen schneller, als sie angenommen werden konnten</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) lost</source>
        <translation>
            <numerusform>%n Meldung verloren</numerusform>
            <numerusform>%n Meldungen verloren</numerusform>
        </translation>
    </message>
    <message>
        <source>What was sent then is lost, unless its sender sends it again</source>
        <translation>Was da gesendet wurde, ist verloren, wenn der Absender es nicht erneut sendet</translation>
    </message>
    <message>
        <source>%1 is silent</source>
        <translation>%1 schweigt</translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::TimelineView</name>
    <message>
        <source>Timeline</source>
        <translation>Zeitachse</translation>
    </message>
    <message>
        <source>Left and Right move the view, plus and minus zoom, Ctrl+Left and Ctrl+Right move the cursor line, [ and ] set the window&apos;s edges to it, Escape clears the window, Up and Down step through incidents, Home shows all.</source>
        <translation>Links und Rechts verschieben die Ansicht, Plus und Minus zoomen, Strg+Links und Strg+Rechts bewegen die Zeigerlinie, [ und ] setzen die Ränder des Fensters auf sie, Esc hebt das Fenster auf, Auf und Ab gehen durch die Vorfälle, Pos1 zeigt alles.</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Aufheben</translation>
    </message>
    <message>
        <source>Look at all of time again (Esc, or double click)</source>
        <translation>Wieder die gesamte Zeit betrachten (Esc oder Doppelklick)</translation>
    </message>
    <message>
        <source>How bar height follows the count</source>
        <translation>Wie die Balkenhöhe der Anzahl folgt</translation>
    </message>
    <message>
        <source>Linear scale</source>
        <translation>Lineare Skala</translation>
    </message>
    <message>
        <source>Square-root scale</source>
        <translation>Wurzelskala</translation>
    </message>
    <message>
        <source>Logarithmic scale</source>
        <translation>Logarithmische Skala</translation>
    </message>
    <message>
        <source>Zoom out (-)</source>
        <translation>Verkleinern (-)</translation>
    </message>
    <message>
        <source>Zoom in (+, or the wheel)</source>
        <translation>Vergrößern (+ oder das Rad)</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alles zeigen</translation>
    </message>
    <message>
        <source>Show everything dated; again: where most of it is (Home)</source>
        <translation>Alles Datierte zeigen; noch einmal: wo das meiste liegt (Pos1)</translation>
    </message>
    <message>
        <source>No events yet: import a feed, or drop a file on the window</source>
        <translation>Noch keine Ereignisse: Importieren Sie einen Feed, oder legen Sie eine Datei auf dem Fenster ab</translation>
    </message>
    <message>
        <source>Set window to the selection</source>
        <translation>Fenster auf die Auswahl setzen</translation>
    </message>
    <message>
        <source>Last hour</source>
        <translation>Letzte Stunde</translation>
    </message>
    <message>
        <source>Last 6 hours</source>
        <translation>Letzte 6 Stunden</translation>
    </message>
    <message>
        <source>Last 24 hours</source>
        <translation>Letzte 24 Stunden</translation>
    </message>
    <message>
        <source>All of time</source>
        <translation>Gesamte Zeit</translation>
    </message>
    <message>
        <source>Zoom to the window</source>
        <translation>Auf das Fenster zoomen</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>Alles zeigen</translation>
    </message>
    <message>
        <source>Copy window as text</source>
        <translation>Fenster als Text kopieren</translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::UntilField</name>
    <message>
        <source>Not a time yet</source>
        <translation>Noch keine Zeit</translation>
    </message>
    <message>
        <source>%1 has gone by</source>
        <translation>%1 ist vorbei</translation>
    </message>
</context>
<context>
    <name>watchfloor::widgets::WhatIfPanel</name>
    <message>
        <source>Steps of the scenario and what they do</source>
        <translation>Schritte des Szenarios und was sie bewirken</translation>
    </message>
    <message>
        <source>Step, mission</source>
        <translation>Schritt, Mission</translation>
    </message>
    <message>
        <source>Present</source>
        <translation>Gegenwart</translation>
    </message>
    <message>
        <source>What-if</source>
        <translation>Was wäre wenn</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Wave of the cascade</source>
        <translation>Welle der Kaskade</translation>
    </message>
    <message>
        <source>Nothing is supposed</source>
        <translation>Nichts ist angenommen</translation>
    </message>
    <message>
        <source>Select something and press F2: what if it failed? F3 draws an area on the map.</source>
        <translation>Etwas auswählen und F2 drücken: Was, wenn es ausfiele? F3 zeichnet ein Gebiet auf die Karte.</translation>
    </message>
    <message>
        <source>Choose what fails…</source>
        <translation>Wählen, was ausfällt…</translation>
    </message>
    <message>
        <source>All together</source>
        <translation>Alle zusammen</translation>
    </message>
    <message>
        <source>%1  %2</source>
        <translation>%1  %2</translation>
    </message>
    <message>
        <source>is being worked out…</source>
        <translation>wird ausgerechnet…</translation>
    </message>
    <message numerus="yes">
        <source>%n nodes change</source>
        <translation>
            <numerusform>%n Knoten ändert sich</numerusform>
            <numerusform>%n Knoten ändern sich</numerusform>
        </translation>
    </message>
    <message>
        <source>no mission feels it</source>
        <translation>keine Mission spürt es</translation>
    </message>
    <message numerus="yes">
        <source>%n are no longer in the picture</source>
        <translation>
            <numerusform>%n ist nicht mehr im Bild</numerusform>
            <numerusform>%n sind nicht mehr im Bild</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n alternatives lost. </source>
        <translation>
            <numerusform>%n Alternative verloren. </numerusform>
            <numerusform>%n Alternativen verloren. </numerusform>
        </translation>
    </message>
    <message>
        <source>Bring back first</source>
        <translation>Zuerst wiederherstellen</translation>
    </message>
    <message>
        <source>mends %1</source>
        <translation>bessert %1</translation>
    </message>
    <message>
        <source>before anything happens</source>
        <translation>bevor etwas geschieht</translation>
    </message>
    <message numerus="yes">
        <source> and %n more</source>
        <translation>
            <numerusform> und %n weiteres</numerusform>
            <numerusform> und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>wave %1 of %2: %3</source>
        <translation>Welle %1 von %2: %3</translation>
    </message>
    <message>
        <source>Why (model: %1)</source>
        <translation>Warum (Modell: %1)</translation>
    </message>
    <message>
        <source>of all that is hurt, supposed or real, as if every phase that is not over ran; each gains the missions most of what is left</source>
        <translation>von allem, was angenommen oder wirklich getroffen ist, als liefe jede Phase, die nicht vorbei ist; jedes bringt den Missionen am meisten von dem, was noch fehlt</translation>
    </message>
</context>
</TS>
